import { t } from '@grafana/i18n';
import { Stack } from '@grafana/ui';
import { intervalChoices, measureChoices } from '../logic/choices';
import { formatOf } from '../logic/questions';
import { Choose, Text } from './fields';
import { unless } from './FunnelFields';
import { FieldsProps } from './QueryEditor';

export function DurationFields({ query, faults, change }: FieldsProps) {
  const shape = formatOf(query.queryType, query.format)?.shape;
  const measure = query.measure ?? 'sojourn';
  const faultOf = (field: string) => faults.find((fault) => fault.field === field)?.message;
  return (
    <Stack direction="row" gap={2} wrap="wrap" alignItems="flex-start">
      {shape !== 'flow' && (
        <Choose
          label={t('duration.measure', 'Measure')}
          description={measureChoices(t).find(({ value }) => value === measure)?.description}
          value={measure}
          options={measureChoices(t)}
          onChange={(chosen) => change({ measure: unless('sojourn', chosen) })}
          width={30}
        />
      )}
      {shape === 'table' && (
        <Text
          label={t('duration.horizon', 'Mean up to')}
          description={t('duration.horizon-text', 'Longer stays count as this long in the mean')}
          value={query.horizon}
          placeholder={t('duration.horizon-usual', 'the longest stay')}
          onCommit={(horizon) => change({ horizon })}
          error={faultOf('horizon')}
          width={30}
        />
      )}
      <IdleField {...{ query, change }} error={faultOf('idle')} />
      {(shape === 'series' || shape === 'heatmap') && (
        <Choose
          label={t('interval.label', 'Each point is')}
          value={query.interval ?? 'auto'}
          options={intervalChoices(t)}
          onChange={(interval) => change({ interval: unless('auto', interval) })}
          width={20}
        />
      )}
    </Stack>
  );
}

/** After how long a silence somebody has left. */
export function IdleField({ query, change, error }: Pick<FieldsProps, 'query' | 'change'> & { error?: string }) {
  return (
    <Text
      label={t('duration.idle', 'Lost after')}
      description={t('duration.idle-text', 'So long without an event')}
      value={query.idle}
      placeholder={t('duration.idle-usual', 'never')}
      onCommit={(idle) => change({ idle })}
      error={error}
      width={24}
    />
  );
}
