import { css } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Stack, Text, useStyles2 } from '@grafana/ui';
import { useEffect, useId, useRef, useState } from 'react';
import { ofParts, partsOf } from '../logic/selectors';
import { addStep, changeStep, duplicateStep, moveStep, removeStep, selectInStep, withSteps } from '../logic/steps';
import { ids } from '../selectors';
import { Selector, Step } from '../types';
import { ExclusionList } from './ExclusionList';
import { FieldsProps } from './FieldsProps';
import { StepRow } from './StepRow';
import { Unseen } from './Unseen';
import { useFresh } from './useFresh';

/** The steps of a funnel, in order; none means the stages of the model. */
export function StepList(fields: FieldsProps) {
  const { query, datasource, faults, names, change } = fields;
  const styles = useStyles2(getStyles);
  const steps = query.steps ?? [];
  const save = (next: Step[]) => change(withSteps(query, next));
  const { list, target, move, drag, said } = useMoving(steps, save);
  const titleId = useId();
  const fresh = useFresh();
  const add = () => {
    fresh.add(steps.length);
    save(addStep(steps, { touchpoint: '' }));
  };
  const select = (at: number, parts: Selector[]) => {
    if (parts.length > partsOf(steps[at]).length) {
      fresh.add(at);
    }
    save(selectInStep(steps, at, ofParts(parts)));
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
              faults={fresh.faults(at, faults)}
              isTarget={target === at}
              onSelect={(parts) => select(at, parts)}
              onChange={(part) => save(changeStep(steps, at, part))}
              onMove={(to) => move(at, to)}
              onDuplicate={() => save(duplicateStep(steps, at))}
              onRemove={() => {
                fresh.remove(at);
                save(removeStep(steps, at));
              }}
              onBlur={fresh.onBlur(at)}
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
