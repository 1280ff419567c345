import { t } from '@grafana/i18n';
import { Checkbox, Stack } from '@grafana/ui';
import { intervalChoices } from '../logic/choices';
import { unless } from '../logic/defaults';
import { keyChoices } from '../logic/keys';
import { formatOf, sentimentBy } from '../logic/questions';
import { AlertFields } from './AlertFields';
import { Choose } from './fields';
import { FieldsProps } from './FieldsProps';

export function SentimentFields(fields: FieldsProps) {
  const { query, change } = fields;
  const series = formatOf(query.queryType, query.format)?.shape === 'series';
  return (
    <Stack direction="row" gap={2} wrap="wrap" alignItems="flex-end">
      {query.format !== 'curve' && query.format !== 'verbatims' && (
        <Choose
          label={t('sentiment.by', 'Per')}
          value={query.by ?? 'stage'}
          options={keyChoices(sentimentBy, t)}
          onChange={(by) => change({ by })}
        />
      )}
      {series && (
        <>
          <Choose
            label={t('interval.label', 'Each point is')}
            value={query.interval ?? 'auto'}
            options={intervalChoices(t)}
            onChange={(interval) => change({ interval: unless('auto', interval) })}
            width={20}
          />
          <Checkbox
            label={t('trend.band', 'With margins')}
            description={t('sentiment.band-text', 'Where the mean lies with 95 % certainty')}
            value={query.band ?? false}
            onChange={(event) => change({ band: event.currentTarget.checked || undefined })}
          />
        </>
      )}
      {query.format === 'alert' && <AlertFields {...fields} />}
    </Stack>
  );
}
