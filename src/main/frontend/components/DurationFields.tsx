import { t } from '@grafana/i18n';
import { Stack } from '@grafana/ui';
import { intervalChoices } from '../logic/wording';
import { Choose, Text } from './fields';
import { FieldsProps } from './QueryEditor';

export function DurationFields({ query, faults, change }: FieldsProps) {
  return (
    <Stack direction="row" gap={2} wrap="wrap" alignItems="flex-start">
      <Text
        label={t('duration.horizon', 'Mean up to')}
        description={t('duration.horizon-text', 'Longer stays count as this long in the mean.')}
        value={query.horizon}
        placeholder={t('duration.horizon-usual', 'the longest stay')}
        onCommit={(horizon) => change({ horizon })}
        error={faults.find(({ field }) => field === 'horizon')?.message}
      />
      {query.format === 'series' && (
        <Choose
          label={t('duration.interval', 'Each point is')}
          value={query.interval ?? 'auto'}
          options={intervalChoices(t)}
          onChange={(interval) => change({ interval: interval === 'auto' ? undefined : interval })}
          width={20}
        />
      )}
    </Stack>
  );
}
