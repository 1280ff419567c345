import { t } from '@grafana/i18n';
import { Stack } from '@grafana/ui';
import { countingChoices, metricChoices } from '../logic/choices';
import { unless } from '../logic/defaults';
import { presetDefaults } from '../logic/presets';
import { ids } from '../selectors';
import { JourneyQuery } from '../types';
import { AlertFields } from './AlertFields';
import { BreakdownFields } from './BreakdownFields';
import { CellFields } from './CellFields';
import { Choose, Text } from './fields';
import { FieldsProps } from './FieldsProps';
import { FunnelMore } from './FunnelMore';
import { StepList } from './StepList';
import { TimesFields } from './TimesFields';
import { TrendFields } from './TrendFields';

/** The fields of every question about a funnel, with those of the one at hand. */
export function FunnelFields(fields: FieldsProps) {
  const { query, faults, change } = fields;
  const usual = presetDefaults(query);
  return (
    <>
      {query.queryType === 'customers' && <CellFields {...fields} />}
      <StepList {...fields} />
      <Stack direction="row" gap={2} wrap="wrap" alignItems="flex-end">
        <Text
          label={t('funnel.window', 'Within')}
          description={t('funnel.window-text', 'From the first step')}
          value={query.window}
          placeholder={usual.window ?? undefined}
          onCommit={(window) => change({ window })}
          error={faults.find(({ field }) => field === 'window')?.message}
          width={14}
          testId={ids.query.window}
        />
        <BreakdownFields {...fields} />
        <Choose
          label={t('funnel.counting', 'Count')}
          description={countingChoices(t).find(({ value }) => value === (query.counting ?? usual.counting))?.description}
          value={query.counting ?? usual.counting}
          options={countingChoices(t)}
          onChange={(counting) => change({ counting: unless(usual.counting, counting) as JourneyQuery['counting'] })}
          width={40}
        />
        {query.queryType === 'funnel' && query.format === 'alert' && <AlertFields {...fields} />}
        {query.queryType === 'funnel' && query.format === 'alert' && query.baseline === undefined && (
          <Choose
            label={t('funnel.metric', 'The number')}
            value={query.metric ?? 'conversion'}
            options={metricChoices(t)}
            onChange={(metric) => change({ metric: unless('conversion', metric) })}
            width={36}
          />
        )}
      </Stack>
      {query.queryType === 'funnelTrend' && <TrendFields {...fields} />}
      {query.queryType === 'timeToConvert' && <TimesFields {...fields} />}
      <FunnelMore {...fields} />
    </>
  );
}
