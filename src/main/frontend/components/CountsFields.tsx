import { t } from '@grafana/i18n';
import { Stack } from '@grafana/ui';
import { countsBy } from '../logic/questions';
import { intervalChoices, ofChoices } from '../logic/choices';
import { keyChoices } from '../logic/keys';
import { AlertFields } from './AlertFields';
import { Choose } from './fields';
import { FieldsProps } from './FieldsProps';

export function CountsFields(fields: FieldsProps) {
  const { query, change } = fields;
  return (
    <Stack direction="row" gap={2} wrap="wrap" alignItems="flex-end">
      <Choose
        label={t('counts.of', 'How many')}
        value={query.of ?? 'events'}
        options={ofChoices(t)}
        onChange={(of) => change({ of })}
      />
      <Choose
        label={t('counts.by', 'Per')}
        value={query.by ?? 'none'}
        options={keyChoices(countsBy, t)}
        onChange={(by) => change({ by })}
      />
      {(query.format ?? 'series') === 'series' && (
        <Choose
          label={t('interval.label', 'Each point is')}
          value={query.interval ?? 'auto'}
          options={intervalChoices(t)}
          onChange={(interval) => change({ interval: interval === 'auto' ? undefined : interval })}
          width={20}
        />
      )}
      {query.format === 'alert' && <AlertFields {...fields} />}
    </Stack>
  );
}
