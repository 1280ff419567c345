import { t } from '@grafana/i18n';
import { InlineSwitch, Stack } from '@grafana/ui';
import { sentimentBy } from '../logic/questions';
import { intervalChoices, keyChoices } from '../logic/wording';
import { Choose } from './fields';
import { FieldsProps } from './QueryEditor';

export function SentimentFields({ query, change }: FieldsProps) {
  return (
    <Stack direction="row" gap={2} wrap="wrap" alignItems="flex-end">
      {query.format !== 'curve' && <Choose
        label={t('sentiment.by', 'Per')}
        value={query.by ?? 'stage'}
        options={keyChoices(sentimentBy, t)}
        onChange={(by) => change({ by })}
      />}
      {(query.format ?? 'series') === 'series' && (
        <>
          <Choose
            label={t('sentiment.interval', 'Each point is')}
            value={query.interval ?? 'auto'}
            options={intervalChoices(t)}
            onChange={(interval) => change({ interval: interval === 'auto' ? undefined : interval })}
            width={20}
          />
          <InlineSwitch
            label={t('sentiment.band', 'With margins')}
            showLabel
            value={query.band ?? false}
            onChange={(event) => change({ band: event.currentTarget.checked || undefined })}
          />
        </>
      )}
    </Stack>
  );
}
