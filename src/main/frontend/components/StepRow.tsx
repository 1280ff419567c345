import { css } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { FieldValidationMessage, IconButton, Input, useStyles2 } from '@grafana/ui';
import { useState } from 'react';
import { JourneyDataSource } from '../datasource';
import { search } from '../logic/lookups';
import { selectorKey, selectorName, selectorOf } from '../logic/selectors';
import { ids } from '../selectors';
import { Choice, Selector, Step } from '../types';
import { Picker } from './Picker';

interface Props {
  step: Step;
  at: number;
  last: number;
  stages: Choice[];
  datasource: JourneyDataSource;
  error?: string;
  onSelect: (selector: Selector) => void;
  onChange: (part: Partial<Step>) => void;
  onMove: (to: number) => void;
  onDuplicate: () => void;
  onRemove: () => void;
}

export function StepRow({ step, at, last, stages, datasource, error, onSelect, onChange, onMove, onDuplicate, onRemove }: Props) {
  const styles = useStyles2(getStyles);
  const number = at + 1;
  return (
    <li className={styles.row} data-testid={ids.query.step(at)}>
      <span className={styles.number} id={`klantreis-step-${number}`} aria-label={t('step.number', 'Step {{number}}', { number })}>
        {number}
      </span>
      <SelectorPicker {...{ step, stages, datasource, number, onSelect }} invalid={Boolean(error)} />
      <NameInput key={step.name ?? ''} name={step.name} number={number} onCommit={(name) => onChange({ name })} />
      <IconButton name="arrow-up" tooltip={t('step.up', 'Move up')} disabled={at === 0} onClick={() => onMove(at - 1)} />
      <IconButton name="arrow-down" tooltip={t('step.down', 'Move down')} disabled={at === last} onClick={() => onMove(at + 1)} />
      <IconButton name="copy" tooltip={t('step.duplicate', 'Duplicate')} onClick={onDuplicate} />
      <IconButton name="trash-alt" tooltip={t('step.remove', 'Remove')} onClick={onRemove} />
      {error && <FieldValidationMessage>{error}</FieldValidationMessage>}
    </li>
  );
}

interface PickerProps extends Pick<Props, 'step' | 'stages' | 'datasource' | 'onSelect'> {
  number: number;
  invalid: boolean;
}

/** Completes on stages of the model and on touchpoints, which are searched in the backend. */
function SelectorPicker({ step, stages, datasource, number, invalid, onSelect }: PickerProps) {
  const key = selectorKey(step);
  const options = async (text: string) => {
    const stageGroup = t('step.stages', 'Stages');
    const touchpointGroup = t('step.touchpoints', 'Touchpoints');
    const touchpoints = await datasource.look('touchpoints', text).catch(() => []);
    return [
      ...search(stages, text).map(({ value, label }) => ({ value: `stage:${value}`, label, group: stageGroup })),
      ...touchpoints.map(({ value, label }) => ({ value: `touchpoint:${value}`, label, group: touchpointGroup })),
    ];
  };
  const name = selectorName({ ...step, name: undefined }, stages);
  return (
    <Picker
      aria-labelledby={`klantreis-step-${number}`}
      options={options}
      value={Array.isArray(step.any) ? { value: 'any', label: name } : key && name ? { value: key, label: name } : null}
      placeholder={t('step.choose', 'Touchpoint or stage')}
      onPick={(value) => onSelect(selectorOf(value))}
      createCustomValue
      invalid={invalid}
      width={34}
    />
  );
}

function NameInput({ name, number, onCommit }: { name?: string; number: number; onCommit: (name: string | undefined) => void }) {
  const [draft, setDraft] = useState(name ?? '');
  return (
    <Input
      aria-label={t('step.name-of', 'Name of step {{number}}', { number })}
      placeholder={t('step.name', 'Own name')}
      value={draft}
      width={22}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={() => (draft.trim() || undefined) !== name && onCommit(draft.trim() || undefined)}
    />
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  row: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1) }),
  number: css({ width: theme.spacing(3), textAlign: 'center', fontVariantNumeric: 'tabular-nums' }),
});
