import { css } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Stack, Text, useStyles2 } from '@grafana/ui';
import { plain } from '../logic/plain';
import { addStep, changeStep, duplicateStep, moveStep, removeStep, selectInStep } from '../logic/steps';
import { ids } from '../selectors';
import { Choice, Step } from '../types';
import { FieldsProps } from './QueryEditor';
import { StepRow } from './StepRow';

interface Props extends FieldsProps {
  stages: Choice[];
}

/** The steps of a funnel, in order; none means the stages of the model. */
export function StepList({ query, datasource, faults, change, stages }: Props) {
  const styles = useStyles2(getStyles);
  const steps = query.steps ?? [];
  const save = (next: Step[]) => change({ steps: next.length ? next : undefined });
  return (
    <div className={styles.box} data-testid={ids.query.steps}>
      {steps.length === 0 ? (
        <Text color="secondary">
          {plain(t)('steps.none', 'The stages of the model, in order: {{stages}}', {
            stages: stages.map(({ label }) => label).join(' → ') || '…',
          })}
        </Text>
      ) : (
        <ol className={styles.list}>
          {steps.map((step, at) => (
            <StepRow
              key={at}
              step={step}
              at={at}
              last={steps.length - 1}
              stages={stages}
              datasource={datasource}
              error={faults.find(({ field }) => field === `steps[${at}]`)?.message}
              onSelect={(selector) => save(selectInStep(steps, at, selector))}
              onChange={(part) => save(changeStep(steps, at, part))}
              onMove={(to) => save(moveStep(steps, at, to))}
              onDuplicate={() => save(duplicateStep(steps, at))}
              onRemove={() => save(removeStep(steps, at))}
            />
          ))}
        </ol>
      )}
      <Stack direction="row" gap={1}>
        <Button
          size="sm"
          variant="secondary"
          icon="plus"
          data-testid={ids.query.addStep}
          onClick={() => save(addStep(steps, { touchpoint: '' }))}
        >
          {t('steps.add', 'Add step')}
        </Button>
        {steps.length === 0 ? (
          <Button
            size="sm"
            variant="secondary"
            fill="text"
            disabled={stages.length === 0}
            onClick={() => save(stages.map(({ value }) => ({ stage: value })))}
          >
            {t('steps.from-stages', 'Begin with these stages')}
          </Button>
        ) : (
          <Button size="sm" variant="secondary" fill="text" onClick={() => save([])}>
            {t('steps.clear', 'Back to the stages of the model')}
          </Button>
        )}
      </Stack>
    </div>
  );
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
});
