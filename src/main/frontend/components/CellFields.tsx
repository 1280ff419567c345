import { t } from '@grafana/i18n';
import { Stack } from '@grafana/ui';
import { cellStateChoices } from '../logic/choices';
import { stepChoices } from '../logic/selectors';
import { Cell, CellState } from '../types';
import { Choose, ChooseOrNone } from './fields';
import { FieldsProps } from './FieldsProps';

/** The number of a funnel whose people are asked for. */
export function CellFields({ query, datasource, names, change }: FieldsProps) {
  const cell = query.cell ?? {};
  const save = (part: Partial<Cell>) => change({ cell: { step: 1, state: 'entered', ...cell, ...part } });
  return (
    <Stack direction="row" gap={2} wrap="wrap" alignItems="flex-end">
      <Choose
        label={t('cell.step', 'At step')}
        value={String(cell.step ?? 1)}
        options={stepChoices(query.steps, names.stages)}
        onChange={(step) => save({ step: Number(step) })}
        width={32}
      />
      <Choose
        label={t('cell.state', 'Those who')}
        value={cell.state ?? 'entered'}
        options={cellStateChoices(t)}
        onChange={(state) => save({ state: state as CellState })}
        width={28}
      />
      {query.breakdown?.by && (
        <ChooseOrNone
          label={t('cell.group', 'In the group')}
          value={cell.group}
          options={async (text) => datasource.values(query.breakdown?.by ?? '', text).catch(() => [])}
          onChange={(group) => save({ group })}
          width={28}
          custom
        />
      )}
    </Stack>
  );
}
