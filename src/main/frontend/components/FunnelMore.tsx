import { t } from '@grafana/i18n';
import { Checkbox, Collapse, Field, Stack } from '@grafana/ui';
import { useId, useState } from 'react';
import { orderChoices, runsChoices, selectChoices } from '../logic/choices';
import { unless } from '../logic/defaults';
import { presetChoices } from '../logic/presetWords';
import { choosePreset, hasModes, modes, presetDefaults } from '../logic/presets';
import { JourneyQuery } from '../types';
import { Choose, Text } from './fields';
import { ManyPicker } from './Picker';
import { FieldsProps } from './FieldsProps';

/** Choices that most funnels leave as they are; open where one is made. */
export function FunnelMore(fields: FieldsProps) {
  const { query } = fields;
  const [open, setOpen] = useState(
    Boolean(query.order ?? query.runs ?? query.select ?? query.preset ?? query.grace ?? query.strictlyIncreasing)
  );
  return (
    <Collapse label={t('funnel.more', 'How it counts')} isOpen={open} onToggle={() => setOpen(!open)}>
      <Stack direction="column" gap={2}>
        <RunChoices {...fields} />
        <PresetChoices {...fields} />
      </Stack>
    </Collapse>
  );
}

function RunChoices({ query, change }: FieldsProps) {
  const usual = query.format === 'alert' ? 'closed' : 'entry';
  const chosen = { order: query.order ?? 'ordered', runs: query.runs ?? 'matured', select: query.select ?? usual };
  return (
    <Stack direction="row" gap={2} wrap="wrap" alignItems="flex-end">
      <Choose
        label={t('funnel.order', 'Steps are taken')}
        description={orderChoices(t).find(({ value }) => value === chosen.order)?.description}
        value={chosen.order}
        options={orderChoices(t)}
        onChange={(order) => change({ order: unless('ordered', order) as JourneyQuery['order'] })}
        width={32}
      />
      <Choose
        label={t('funnel.runs', 'Rates are of')}
        description={runsChoices(t).find(({ value }) => value === chosen.runs)?.description}
        value={chosen.runs}
        options={runsChoices(t)}
        onChange={(runs) => change({ runs: unless('matured', runs) as JourneyQuery['runs'] })}
        width={32}
      />
      <Choose
        label={t('funnel.select', 'Which runs')}
        description={selectChoices(t).find(({ value }) => value === chosen.select)?.description}
        value={chosen.select}
        options={selectChoices(t)}
        onChange={(select) => change({ select: unless(usual, select) as JourneyQuery['select'] })}
        width={36}
      />
    </Stack>
  );
}

function PresetChoices({ query, faults, change }: FieldsProps) {
  const preset = query.preset ?? 'default';
  const modesId = useId();
  return (
    <Stack direction="row" gap={2} wrap="wrap" alignItems="flex-end">
      <Choose
        label={query.queryType === 'comparePresets' ? t('funnel.compared-with', 'The others are compared with') : t('funnel.preset', 'Count as')}
        description={presetChoices(t).find(({ value }) => value === preset)?.description}
        value={preset}
        options={presetChoices(t)}
        onChange={(chosen) => change(choosePreset(query, chosen))}
        width={32}
      />
      {hasModes(query.preset) && (
        <Field label={t('funnel.modes', 'Modes')} noMargin>
          <ManyPicker
            id={modesId}
            options={modes.map((mode) => ({ value: mode, label: mode }))}
            values={query.modes ?? []}
            onPick={(picked) => change({ modes: picked.length ? picked : undefined })}
            width={32}
          />
        </Field>
      )}
      <Text
        label={t('funnel.grace', 'Events so close may swap')}
        description={t('funnel.grace-text', 'For clocks that are not exact')}
        value={query.grace}
        placeholder={presetDefaults(query).grace}
        onCommit={(grace) => change({ grace })}
        error={faults.find(({ field }) => field === 'grace')?.message}
        width={32}
      />
      <Checkbox
        label={t('funnel.increasing', 'Each step later than the one before')}
        description={t('funnel.increasing-text', 'Events at the same moment are no two steps')}
        value={query.strictlyIncreasing ?? false}
        onChange={(event) => change({ strictlyIncreasing: event.currentTarget.checked || undefined })}
      />
    </Stack>
  );
}
