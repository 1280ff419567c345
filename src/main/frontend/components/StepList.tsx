import { css } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Stack, Text, useStyles2 } from '@grafana/ui';
import { useEffect, useId, useRef, useState } from 'react';
import { faultIn } from '../logic/backendFaults';
import { ofParts } from '../logic/selectors';
import { addStep, changeStep, duplicateStep, moveStep, removeStep, selectInStep, withSteps } from '../logic/steps';
import { ids } from '../selectors';
import { Fault, Step } from '../types';
import { ExclusionList } from './ExclusionList';
import { FieldsProps } from './QueryEditor';
import { StepRow } from './StepRow';
import { Unseen } from './Unseen';

/** The steps of a funnel, in order; none means the stages of the model. */
export function StepList(fields: FieldsProps) {
  const { query, datasource, faults, names, change } = fields;
  const styles = useStyles2(getStyles);
  const steps = query.steps ?? [];
  const save = (next: Step[]) => change(withSteps(query, next));
  const { list, target, move, drag, said } = useMoving(steps, save);
  const titleId = useId();
  const [fresh, setFresh] = useState<number[]>([]);
  const add = () => {
    setFresh([...fresh, steps.length]);
    save(addStep(steps, { touchpoint: '' }));
  };
  return (
    <div className={styles.box} data-testid={ids.query.steps} role="group" aria-labelledby={titleId}>
      <Unseen id={titleId}>{t('steps.title', 'Steps of the funnel')}</Unseen>
      {steps.length === 0 ? (
        <Text color="secondary">
          {t('steps.none', 'The steps are the stages of the model, in order. Add a step to choose your own.')}
        </Text>
      ) : (
        <ol className={styles.list} ref={list}>
          {steps.map((step, at) => (
            <StepRow
              key={at}
              step={step}
              at={at}
              last={steps.length - 1}
              stages={names.stages}
              datasource={datasource}
              faults={faults}
              error={fresh.includes(at) && step.touchpoint === '' ? undefined : selectorFault(faults, `steps[${at}]`)}
              isTarget={target === at}
              onSelect={(parts) => save(selectInStep(steps, at, ofParts(parts)))}
              onChange={(part) => save(changeStep(steps, at, part))}
              onMove={(to) => move(at, to)}
              onDuplicate={() => save(duplicateStep(steps, at))}
              onRemove={() => {
                setFresh(fresh.filter((one) => one !== at).map((one) => (one > at ? one - 1 : one)));
                save(removeStep(steps, at));
              }}
              onLeave={() => setFresh(fresh.filter((one) => one !== at))}
              onDrag={(event) => drag(event, at)}
            />
          ))}
        </ol>
      )}
      <div aria-live="polite" className={styles.said}>
        {said}
      </div>
      <Stack direction="row" gap={1} wrap="wrap">
        <Button size="sm" variant="secondary" icon="plus" data-testid={ids.query.addStep} onClick={add}>
          {t('steps.add', 'Add step')}
        </Button>
        {steps.length === 0 ? (
          <Button
            size="sm"
            variant="secondary"
            fill="text"
            disabled={names.stages.length === 0}
            onClick={() => save(names.stages.map(({ value }) => ({ stage: value })))}
          >
            {t('steps.from-stages', 'Begin with these stages')}
          </Button>
        ) : (
          <Button size="sm" variant="secondary" fill="text" onClick={() => save([])}>
            {t('steps.clear', 'Back to the stages of the model')}
          </Button>
        )}
      </Stack>
      <ExclusionList {...fields} />
    </div>
  );
}

/** A fault of the step itself; those of its conditions stand at their fields. */
function selectorFault(faults: Fault[], step: string): string | undefined {
  return [step, `${step}.touchpoint`, `${step}.stage`, `${step}.any`].map((field) => faultIn(faults, field, field === step)).find(Boolean);
}

/** Moving steps about: by pointer, or by keys, where the handle keeps the focus and the new place is told. */
function useMoving(steps: Step[], save: (steps: Step[]) => void) {
  const list = useRef<HTMLOListElement>(null);
  const [dragged, setDragged] = useState<number>();
  const [target, setTarget] = useState<number>();
  const [moved, setMoved] = useState<{ to: number }>();
  useEffect(() => {
    if (moved) {
      list.current?.querySelector<HTMLElement>(`[data-handle="${moved.to}"]`)?.focus();
    }
  }, [moved]);
  const move = (from: number, to: number) => {
    if (to >= 0 && to < steps.length && to !== from) {
      save(moveStep(steps, from, to));
      setMoved({ to });
    }
  };
  const drag = (event: 'start' | 'over' | 'drop' | 'end', at: number) => {
    if (event === 'start') {
      setDragged(at);
    } else if (dragged !== undefined && event === 'over') {
      setTarget(at === dragged ? undefined : at);
    } else {
      if (dragged !== undefined && event === 'drop') {
        move(dragged, at);
      }
      setDragged(undefined);
      setTarget(undefined);
    }
  };
  const said = moved
    ? t('step.moved', 'Step {{number}} of {{all}}', { number: moved.to + 1, all: steps.length })
    : '';
  return { list, target, move, drag, said };
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1),
    padding: theme.spacing(1.5),
    background: theme.colors.background.secondary,
    borderRadius: theme.shape.radius.default,
  }),
  list: css({
    listStyle: 'none',
    margin: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(0.75),
  }),
  said: css({ position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' }),
});
