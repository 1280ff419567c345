import { t } from '@grafana/i18n';
import { Checkbox, Stack } from '@grafana/ui';
import { intervalChoices, measureChoices, perChoices } from '../logic/choices';
import { unless } from '../logic/defaults';
import { keyName, keyOf, searchKeys } from '../logic/keys';
import { formatOf } from '../logic/questions';
import { AlertFields } from './AlertFields';
import { Choose, ChooseOrNone, Text } from './fields';
import { FieldsProps } from './FieldsProps';
import { OneStage } from './StageFields';

/** How long people stay; a flow shows all stages as they are, without groups. */
export function DurationFields(fields: FieldsProps) {
  const { query, faults, change } = fields;
  const shape = formatOf(query.queryType, query.format)?.shape;
  const measure = query.measure ?? 'sojourn';
  const faultOf = (field: string) => faults.find((fault) => fault.field === field)?.message;
  return (
    <Stack direction="row" gap={2} wrap="wrap" alignItems="flex-end">
      {shape !== 'flow' && (
        <>
          <Choose
            label={t('duration.measure', 'Measure')}
            description={measureChoices(t).find(({ value }) => value === measure)?.description}
            value={measure}
            options={measureChoices(t)}
            onChange={(chosen) => change({ measure: unless('sojourn', chosen), per: chosen === 'toConvert' ? undefined : query.per })}
            width={30}
          />
          {measure === 'sojourn' && (
            <Choose
              label={t('duration.per', 'Who comes back')}
              value={query.per ?? 'visit'}
              options={perChoices(t)}
              onChange={(per) => change({ per: unless('visit', per) })}
              width={32}
            />
          )}
          <OneStage {...fields} />
        </>
      )}
      {(shape === 'table' || shape === 'curve') && (
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
      {shape !== 'flow' && shape !== 'heatmap' && <Groups {...fields} />}
      {(shape === 'series' || shape === 'heatmap') && (
        <Choose
          label={t('interval.label', 'Each point is')}
          value={query.interval ?? 'auto'}
          options={intervalChoices(t)}
          onChange={(interval) => change({ interval: unless('auto', interval) })}
          width={20}
        />
      )}
      {(shape === 'series' || shape === 'curve') && (
        <Checkbox
          label={t('trend.band', 'With margins')}
          description={t('duration.band-text', 'Where it lies with 95 % certainty')}
          value={query.band ?? false}
          onChange={(event) => change({ band: event.currentTarget.checked || undefined })}
        />
      )}
      {shape === 'alert' && <AlertFields {...fields} />}
    </Stack>
  );
}

/** Groups side by side, or before and after a day: one of the two. */
function Groups({ query, datasource, faults, change }: FieldsProps) {
  return (
    <>
      <ChooseOrNone
        label={t('funnel.breakdown', 'Per')}
        value={query.breakdown?.by}
        shown={query.breakdown && keyName(query.breakdown.by, t)}
        options={async (text) => searchKeys((wanted) => datasource.look('keys', wanted), text, t).catch(() => [])}
        placeholder={t('funnel.no-breakdown', 'All together')}
        onChange={(by) => change({ breakdown: by ? { by: keyOf(by, t) } : undefined, compare: by ? undefined : query.compare })}
        error={faults.find(({ field }) => field.startsWith('breakdown'))?.message}
        width={24}
        custom
      />
      <Text
        label={t('duration.date', 'Before and from')}
        description={t('duration.date-text', 'A day, to tell whether a change helped')}
        value={query.compare?.date}
        placeholder={exampleDay}
        onCommit={(date) => change({ compare: date ? { date } : undefined, breakdown: date ? undefined : query.breakdown })}
        error={faults.find(({ field }) => field.startsWith('compare'))?.message}
        width={30}
      />
    </>
  );
}

const exampleDay = '2026-09-23';

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
