import { t } from '@grafana/i18n';
import { Collapse, Stack } from '@grafana/ui';
import { useState } from 'react';
import { defaultWindow } from '../logic/defaults';
import { breakdownKeys } from '../logic/questions';
import { countingChoices, keyChoices, metricChoices, orderChoices, runsChoices, selectChoices } from '../logic/wording';
import { ids } from '../selectors';
import { Choice, JourneyQuery } from '../types';
import { Choose, ChooseOrNone, Text } from './fields';
import { FieldsProps } from './QueryEditor';
import { StepList } from './StepList';

interface Props extends FieldsProps {
  stages: Choice[];
}

export function FunnelFields({ stages, ...fields }: Props) {
  const { query, faults, change } = fields;
  const faultOf = (field: string) => faults.find((fault) => fault.field === field)?.message;
  return (
    <>
      <StepList {...fields} stages={stages} />
      <Stack direction="row" gap={2} wrap="wrap" alignItems="flex-start">
        <Text
          label={t('funnel.window', 'Within')}
          value={query.window}
          placeholder={defaultWindow}
          onCommit={(window) => change({ window })}
          error={faultOf('window')}
          width={12}
          testId={ids.query.window}
        />
        <ChooseOrNone
          label={t('funnel.breakdown', 'Per')}
          value={query.breakdown?.by}
          options={keyChoices(breakdownKeys, t)}
          placeholder={t('funnel.no-breakdown', 'All together')}
          onChange={(by) => change({ breakdown: by ? { ...query.breakdown, by } : undefined })}
          error={faultOf('breakdown')}
          width={24}
          testId={ids.query.breakdown}
          custom
        />
        <Choose
          label={t('funnel.counting', 'Count')}
          value={query.counting ?? 'unique'}
          options={onlyAvailable(countingChoices(t), ['unique', 'first'])}
          onChange={(counting) => change({ counting: unless('unique', counting) as JourneyQuery['counting'] })}
          width={40}
        />
        {query.format === 'alert' && (
          <Choose
            label={t('funnel.metric', 'The number')}
            value={query.metric ?? 'conversion'}
            options={metricChoices(t)}
            onChange={(metric) => change({ metric: unless('conversion', metric) })}
            width={36}
          />
        )}
      </Stack>
      <More {...fields} />
    </>
  );
}

function More({ query, change }: FieldsProps) {
  const [open, setOpen] = useState(Boolean(query.order ?? query.runs ?? query.select));
  const usual = query.format === 'alert' ? 'closed' : 'entry';
  return (
    <Collapse label={t('funnel.more', 'More choices')} isOpen={open} onToggle={() => setOpen(!open)}>
      <Stack direction="row" gap={2} wrap="wrap" alignItems="flex-start">
        <Choose
          label={t('funnel.order', 'Steps are taken')}
          value={query.order ?? 'ordered'}
          options={onlyAvailable(orderChoices(t), ['ordered'])}
          onChange={(order) => change({ order: unless('ordered', order) as JourneyQuery['order'] })}
          width={30}
        />
        <Choose
          label={t('funnel.runs', 'Rates are of')}
          value={query.runs ?? 'matured'}
          options={onlyAvailable(runsChoices(t), ['matured', 'observed'])}
          onChange={(runs) => change({ runs: unless('matured', runs) as JourneyQuery['runs'] })}
          width={30}
        />
        <Choose
          label={t('funnel.select', 'Which runs')}
          value={query.select ?? usual}
          options={selectChoices(t)}
          onChange={(select) => change({ select: unless(usual, select) as JourneyQuery['select'] })}
          width={36}
        />
      </Stack>
    </Collapse>
  );
}

/** What the backend answers already; the other choices come with it. */
function onlyAvailable(choices: Choice[], available: readonly string[]): Choice[] {
  return choices.filter(({ value }) => available.includes(value));
}

/** A field that says the default is left out. */
function unless(usual: string, value: string): string | undefined {
  return value === usual ? undefined : value;
}
