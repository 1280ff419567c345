import { css } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Field, RadioButtonGroup, Stack, useStyles2 } from '@grafana/ui';
import { chooseQuestion, defaultModel } from '../logic/defaults';
import { search } from '../logic/lookups';
import { formatOf, questionOf } from '../logic/questions';
import { formatChoices, questionChoices } from '../logic/wording';
import { ids } from '../selectors';
import { JourneyQuery, QuestionId } from '../types';
import { Choose } from './fields';
import { FieldsProps } from './FieldsProps';

interface Props extends FieldsProps {
  replace: (query: JourneyQuery) => void;
}

/** What every question has: which it is, the stage model, the shape of the answer, and how it is written. */
export function QuestionHeader({ query, datasource, names, replace, change }: Props) {
  const question = questionOf(query.queryType);
  const format = formatOf(query.queryType, query.format);
  const model = query.scope?.model ?? defaultModel;
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.header}>
      <Stack direction="row" gap={2} wrap="wrap" alignItems="flex-start">
        {query._mode !== 'json' && (
          <>
            <Choose
              label={t('editor.question', 'Question')}
              value={query.queryType}
              options={questionChoices(t)}
              onChange={(id) => replace(chooseQuestion(query, id as QuestionId))}
              width={52}
              testId={ids.query.question}
            />
            <Choose
              label={t('editor.model', 'Stage model')}
              value={model}
              shown={names.models.find(({ value }) => value === model)?.label}
              options={async (text) => search([...names.models, ...datasource.variableChoices()], text)}
              onChange={(chosen) => change({ scope: { ...query.scope, model: chosen } })}
              testId={ids.query.model}
              width={30}
              custom
            />
            {question && question.formats.length > 1 && (
              <Field label={t('editor.format', 'Answer as')} noMargin>
                <div data-testid={ids.query.format}>
                  <RadioButtonGroup
                    aria-label={t('editor.format', 'Answer as')}
                    options={formatChoices(question, t)}
                    value={format?.value}
                    onChange={(value) => change({ format: value === question.formats[0].value ? undefined : value })}
                  />
                </div>
              </Field>
            )}
          </>
        )}
        <Field label={t('editor.mode', 'Write it')} noMargin>
          <div data-testid={ids.query.mode}>
            <RadioButtonGroup
              aria-label={t('editor.mode', 'Write it')}
              options={[
                { value: 'builder' as const, label: t('editor.mode-builder', 'By hand') },
                { value: 'json' as const, label: t('editor.mode-json', 'JSON') },
              ]}
              value={query._mode ?? 'builder'}
              onChange={(mode) => change({ _mode: mode === 'json' ? mode : undefined })}
            />
          </div>
        </Field>
      </Stack>
      {query._mode !== 'json' && query.queryType !== 'annotations' && <Stages names={names} />}
    </div>
  );
}

/** The stages of the chosen model, in order. */
function Stages({ names }: Pick<FieldsProps, 'names'>) {
  const styles = useStyles2(getStyles);
  return (
    <ol className={styles.stages} aria-label={t('editor.stages', 'Stages of the model')} data-testid={ids.query.stages}>
      {names.stages.map(({ value, label }) => (
        <li key={value} className={styles.stage}>
          {label}
        </li>
      ))}
    </ol>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  // A pane of a split Explore is narrower than a list of questions or of formats.
  header: css({
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1),
    '& div': { maxWidth: '100%' },
    '& [role=radiogroup]': { overflowX: 'auto' },
  }),
  stages: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0.5), listStyle: 'none', margin: 0 }),
  stage: css({
    padding: theme.spacing(0.25, 1),
    borderRadius: theme.shape.radius.pill,
    border: `1px solid ${theme.colors.border.medium}`,
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
});
