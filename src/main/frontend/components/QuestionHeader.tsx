import { t } from '@grafana/i18n';
import { Field, RadioButtonGroup, Stack } from '@grafana/ui';
import { chooseQuestion, defaultModel } from '../logic/defaults';
import { formatOf, questionOf } from '../logic/questions';
import { formatChoices, questionChoices } from '../logic/wording';
import { ids } from '../selectors';
import { Choice, JourneyQuery, QuestionId } from '../types';
import { Choose } from './fields';

interface Props {
  query: JourneyQuery;
  models: Choice[];
  replace: (query: JourneyQuery) => void;
  change: (part: Partial<JourneyQuery>) => void;
}

/** What every question has: which it is, the stage model, the shape of the answer, and how it is written. */
export function QuestionHeader({ query, models, replace, change }: Props) {
  const question = questionOf(query.queryType);
  const format = formatOf(query.queryType, query.format);
  const inBuilder = query._mode !== 'json';
  return (
    <Stack direction="row" gap={2} wrap="wrap" alignItems="flex-start">
      {inBuilder && (
        <>
          <Choose
            label={t('editor.question', 'Question')}
            value={query.queryType}
            options={questionChoices(t)}
            onChange={(id) => replace(chooseQuestion(query, id as QuestionId))}
            testId={ids.query.question}
          />
          <Choose
            label={t('editor.model', 'Stage model')}
            value={query.scope?.model ?? defaultModel}
            options={models}
            onChange={(model) => change({ scope: { ...query.scope, model } })}
            testId={ids.query.model}
            custom
          />
          {question && question.formats.length > 1 && (
            <Field label={t('editor.format', 'Answer as')} noMargin>
              <RadioButtonGroup
                options={formatChoices(question, t)}
                value={format?.value}
                onChange={(value) => change({ format: value === question.formats[0].value ? undefined : value })}
              />
            </Field>
          )}
        </>
      )}
      <Field label={t('editor.mode', 'Write it')} noMargin>
        <div data-testid={ids.query.mode}>
          <RadioButtonGroup
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
  );
}
