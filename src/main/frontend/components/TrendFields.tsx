import { t } from '@grafana/i18n';
import { Checkbox, Stack } from '@grafana/ui';
import { intervalChoices, metricChoices } from '../logic/choices';
import { unless } from '../logic/defaults';
import { Choose } from './fields';
import { FieldsProps } from './FieldsProps';
import { StepFields } from './StepFields';

/** What of a funnel is drawn over time. */
export function TrendFields(fields: FieldsProps) {
  const { query, change } = fields;
  return (
    <Stack direction="row" gap={2} wrap="wrap" alignItems="flex-end">
      <Choose
        label={t('funnel.metric', 'The number')}
        value={query.metric ?? 'conversionTotal'}
        options={metricChoices(t)}
        onChange={(metric) => change({ metric: unless('conversionTotal', metric) })}
        width={34}
      />
      <StepFields {...fields} />
      <Choose
        label={t('interval.label', 'Each point is')}
        value={query.interval ?? 'auto'}
        options={intervalChoices(t)}
        onChange={(interval) => change({ interval: unless('auto', interval) })}
        width={20}
      />
      <Checkbox
        label={t('trend.band', 'With margins')}
        description={t('trend.band-text', 'Where the share lies with 95 % certainty')}
        value={query.band ?? false}
        onChange={(event) => change({ band: event.currentTarget.checked || undefined })}
      />
    </Stack>
  );
}
