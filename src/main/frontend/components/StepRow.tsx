import { css, cx } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { FieldValidationMessage, IconButton, Input, useStyles2 } from '@grafana/ui';
import { DragEvent, FocusEvent, KeyboardEvent, useState } from 'react';
import { JourneyDataSource } from '../datasource';
import { faultIn } from '../logic/backendFaults';
import { partsOf } from '../logic/selectors';
import { ids } from '../selectors';
import { Choice, Fault, Selector, Step } from '../types';
import { SelectorPicker } from './SelectorPicker';
import { StepOptions } from './StepOptions';

interface Props {
  step: Step;
  at: number;
  last: number;
  stages: Choice[];
  datasource: JourneyDataSource;
  faults: Fault[];
  isTarget: boolean;
  onSelect: (parts: Selector[]) => void;
  onChange: (part: Partial<Step>) => void;
  onMove: (to: number) => void;
  onDuplicate: () => void;
  onRemove: () => void;
  onBlur: (event: FocusEvent) => void;
  onDrag: (event: 'start' | 'over' | 'drop' | 'end') => void;
}

export function StepRow({ step, at, last, stages, datasource, faults, isTarget, onDrag, ...on }: Props) {
  const styles = useStyles2(getStyles);
  const number = at + 1;
  const parts = partsOf(step);
  const error = selectorFault(faults, `steps[${at}]`);
  const [open, setOpen] = useState(hasOptions(step));
  const over = (event: DragEvent) => {
    event.preventDefault();
    onDrag('over');
  };
  const arrows = (event: KeyboardEvent) => {
    const to = event.key === 'ArrowUp' ? at - 1 : event.key === 'ArrowDown' ? at + 1 : at;
    if (to !== at) {
      event.preventDefault();
      on.onMove(to);
    }
  };
  return (
    <li
      className={cx(styles.item, isTarget && styles.target)}
      data-testid={ids.query.step(at)}
      onBlur={on.onBlur}
      onDragOver={over}
      onDrop={() => onDrag('drop')}
    >
      <div className={styles.row}>
        {/* A tooltip takes the keys of what it is about: they are heard around it. */}
        <span className={styles.hold} onKeyDown={arrows}>
          <IconButton
            name="draggabledots"
            data-handle={at}
            className={styles.handle}
            tooltip={t('step.move', 'Move step {{number}}: drag it, or use the arrow keys', { number })}
            draggable
            onDragStart={() => onDrag('start')}
            onDragEnd={() => onDrag('end')}
          />
        </span>
        <span className={styles.number} aria-hidden>
          {number}
        </span>
        <SelectorPicker
          label={t('step.number', 'Step {{number}}', { number })}
          selector={parts[0]}
          stages={stages}
          datasource={datasource}
          onSelect={(selector) => on.onSelect([selector, ...parts.slice(1)])}
          invalid={Boolean(Array.isArray(step.any) ? faultIn(faults, `steps[${at}].any[0]`) : error)}
        />
        <NameInput key={step.name ?? ''} name={step.name} number={number} onCommit={(name) => on.onChange({ name })} />
        <IconButton name={open ? 'angle-down' : 'angle-right'} tooltip={t('step.options', 'Conditions of this step')} aria-expanded={open} onClick={() => setOpen(!open)} />
        <IconButton name="arrow-up" tooltip={t('step.up', 'Move up')} disabled={at === 0} onClick={() => on.onMove(at - 1)} />
        <IconButton name="arrow-down" tooltip={t('step.down', 'Move down')} disabled={at === last} onClick={() => on.onMove(at + 1)} />
        <IconButton name="copy" tooltip={t('step.duplicate', 'Duplicate')} onClick={on.onDuplicate} />
        <IconButton name="trash-alt" tooltip={t('step.remove', 'Remove')} onClick={on.onRemove} />
      </div>
      {open && (
        <StepOptions {...{ step, parts, number, stages, datasource, faults }} onSelect={on.onSelect} onChange={on.onChange} />
      )}
      {error && <FieldValidationMessage>{error}</FieldValidationMessage>}
    </li>
  );
}

/** A fault of the step itself; those of its conditions stand at their fields. */
function selectorFault(faults: Fault[], step: string): string | undefined {
  return [step, `${step}.touchpoint`, `${step}.stage`, `${step}.any`].map((field) => faultIn(faults, field, field === step)).find(Boolean);
}

function hasOptions({ any, optional, direct, firstEver, within, minGap, filters }: Step): boolean {
  return Boolean(Array.isArray(any) || optional || direct || firstEver || within || minGap || filters?.length);
}

function NameInput({ name, number, onCommit }: { name?: string; number: number; onCommit: (name: string | undefined) => void }) {
  const [draft, setDraft] = useState(name ?? '');
  const commit = () => (draft.trim() || undefined) !== name && onCommit(draft.trim() || undefined);
  return (
    <Input
      aria-label={t('step.name-of', 'Name of step {{number}}', { number })}
      placeholder={t('step.name', 'Own name')}
      value={draft}
      width={20}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={(event) => event.key === 'Enter' && commit()}
    />
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  item: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1), borderTop: '2px solid transparent' }),
  target: css({ borderTopColor: theme.colors.primary.border }),
  row: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1) }),
  hold: css({ display: 'inline-flex' }),
  handle: css({ cursor: 'grab' }),
  number: css({ width: theme.spacing(2), textAlign: 'center', fontVariantNumeric: 'tabular-nums' }),
});
