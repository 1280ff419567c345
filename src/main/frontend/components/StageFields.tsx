import { t } from '@grafana/i18n';
import { Stack } from '@grafana/ui';
import { inStageMetricChoices, layoutChoices } from '../logic/choices';
import { unless } from '../logic/defaults';
import { search } from '../logic/lookups';
import { AlertFields } from './AlertFields';
import { IdleField } from './DurationFields';
import { Choose, ChooseOrNone, Text } from './fields';
import { FieldsProps } from './FieldsProps';

/** Who is where now. */
export function InStageFields(fields: FieldsProps) {
  const { query, faults, change } = fields;
  return (
    <Stack direction="row" gap={2} wrap="wrap" alignItems="flex-end">
      <OneStage {...fields} />
      <IdleField {...{ query, change }} error={faults.find(({ field }) => field === 'idle')?.message} />
      <Text
        label={t('in-stage.stuck-at', 'Stuck from')}
        description={t('in-stage.stuck-at-text', 'Longer than this share of all stays')}
        type="number"
        value={query.stuckAt?.toString()}
        placeholder={usual.stuckAt}
        onCommit={(share) => change({ stuckAt: share ? Number(share) : undefined })}
        error={faults.find(({ field }) => field === 'stuckAt')?.message}
        width={28}
      />
      {(query.format ?? 'table') === 'table' && (
        <Text
          label={t('in-stage.limit', 'At most')}
          description={t('in-stage.limit-text', 'The longest first')}
          type="number"
          value={query.limit?.toString()}
          placeholder={usual.limit}
          onCommit={(limit) => change({ limit: limit ? Number(limit) : undefined })}
          width={16}
        />
      )}
      {query.format === 'alert' && query.baseline === undefined && (
        <Choose
          label={t('funnel.metric', 'The number')}
          value={query.metric ?? 'stuck'}
          options={inStageMetricChoices(t)}
          onChange={(metric) => change({ metric: unless('stuck', metric) })}
          width={34}
        />
      )}
      {query.format === 'alert' && <AlertFields {...fields} />}
    </Stack>
  );
}

const usual = { stuckAt: '0.9', limit: '100' };

/** One stage only, or all of them. */
export function OneStage({ query, names, change }: FieldsProps) {
  return (
    <ChooseOrNone
      label={t('stage.one', 'Stage')}
      value={query.stage}
      options={names.stages}
      placeholder={t('stage.all', 'All stages')}
      onChange={(stage) => change({ stage })}
      width={28}
      custom
    />
  );
}

/** How the map is drawn, and what counts in it. */
export function MapFields({ query, faults, change }: FieldsProps) {
  const layout = query.layout ?? 'stages';
  const faultOf = (field: string) => faults.find((fault) => fault.field === field)?.message;
  return (
    <Stack direction="row" gap={2} wrap="wrap" alignItems="flex-end">
      {query.format !== 'flow' && (
        <Choose
          label={t('map.layout', 'Drawn as')}
          description={layoutChoices(t).find(({ value }) => value === layout)?.description}
          value={layout}
          options={layoutChoices(t)}
          onChange={(chosen) => change({ layout: unless('stages', chosen) })}
          width={30}
        />
      )}
      <Text
        label={t('map.window', 'Goes on within')}
        description={t('map.window-text', 'To count as converted')}
        value={query.window}
        placeholder={usualWindow}
        onCommit={(window) => change({ window })}
        error={faultOf('window')}
        width={20}
      />
      <IdleField {...{ query, change }} error={faultOf('idle')} />
    </Stack>
  );
}

const usualWindow = '14d';

/** The model that the chosen one is compared with. */
export function OtherModel({ query, datasource, names, faults, change }: FieldsProps) {
  return (
    <Choose
      label={t('diff.other', 'With model')}
      value={query.other}
      shown={names.models.find(({ value }) => value === query.other)?.label}
      options={async (text) => search([...names.models, ...datasource.variableChoices()], text)}
      placeholder={t('diff.choose', 'Another stage model')}
      onChange={(other) => change({ other })}
      error={faults.find(({ field }) => field === 'other')?.message}
      width={30}
      custom
    />
  );
}
