import { QueryEditorProps } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Alert, Stack, Text as Words } from '@grafana/ui';
import { JourneyDataSource } from '../datasource';
import { defaultModel, newQuery } from '../logic/defaults';
import { describe } from '../logic/describe';
import { migrate } from '../logic/migrate';
import { plain } from '../logic/plain';
import { formatOf, questionOf } from '../logic/questions';
import { validate } from '../logic/validate';
import { drawnBy } from '../logic/wording';
import { ids } from '../selectors';
import { Fault, JourneyJsonData, JourneyQuery } from '../types';
import { CountsFields } from './CountsFields';
import { DurationFields } from './DurationFields';
import { FilterFields } from './FilterFields';
import { FunnelFields } from './FunnelFields';
import { JsonEditor } from './JsonEditor';
import { QuestionHeader } from './QuestionHeader';
import { SentimentFields } from './SentimentFields';
import { useNames } from './useNames';

type Props = QueryEditorProps<JourneyDataSource, JourneyQuery, JourneyJsonData>;

/** What the fields of one question get; a change is a part of the question, undefined takes a field out. */
export interface FieldsProps {
  query: JourneyQuery;
  datasource: JourneyDataSource;
  faults: Fault[];
  change: (part: Partial<JourneyQuery>) => void;
}

export function QueryEditor({ query: saved, datasource, app, onChange, onRunQuery }: Props) {
  const query = migrate(saved.queryType ? saved : { ...newQuery(app), ...saved });
  const names = useNames(datasource, query.scope?.model ?? defaultModel);
  const faults = validate(query, t);

  const replace = (next: JourneyQuery) => {
    onChange(next);
    if (validate(next, t).length === 0) {
      onRunQuery();
    }
  };
  const change = (part: Partial<JourneyQuery>) => replace(withoutUndefined({ ...query, ...part }));
  const fields = { query, datasource, faults, change };

  return (
    <Stack direction="column" gap={1.5}>
      <QuestionHeader query={query} models={names.models} replace={replace} change={change} />
      <Reading query={query} datasource={datasource} names={names} faults={faults} />
      {query._mode === 'json' ? (
        <JsonEditor query={query} replace={replace} />
      ) : (
        <Builder {...fields} names={names} />
      )}
    </Stack>
  );
}

interface BuilderProps extends FieldsProps {
  names: ReturnType<typeof useNames>;
}

function Builder({ names, ...fields }: BuilderProps) {
  switch (questionOf(fields.query.queryType)?.id) {
    case 'funnel':
      return (
        <>
          <FunnelFields {...fields} stages={names.stages} />
          <FilterFields {...fields} />
        </>
      );
    case 'stageDuration':
      return (
        <>
          <DurationFields {...fields} />
          <FilterFields {...fields} />
        </>
      );
    case 'sentiment':
      return (
        <>
          <SentimentFields {...fields} />
          <FilterFields {...fields} />
        </>
      );
    case 'counts':
      return (
        <>
          <CountsFields {...fields} />
          <FilterFields {...fields} />
        </>
      );
    case undefined:
      return (
        <Alert
          severity="info"
          title={t('editor.only-json', 'This question can be changed as JSON only.')}
        />
      );
  }
}

interface ReadingProps extends Pick<FieldsProps, 'query' | 'datasource' | 'faults'> {
  names: ReturnType<typeof useNames>;
}

function Reading({ query, datasource, names, faults }: ReadingProps) {
  const format = formatOf(query.queryType, query.format);
  return (
    <Stack direction="column" gap={0.25}>
      <div data-testid={ids.query.reading}>
        <Words italic>{describe(query, { t: plain(t), language: datasource.language, ...names })}</Words>
      </div>
      {format && (
        <Words variant="bodySmall" color="secondary">
          {drawnBy(query.queryType, format.shape, t)}
        </Words>
      )}
      {faults.length > 0 && (
        <div role="alert" data-testid={ids.query.fault}>
          <Words variant="bodySmall" color="error">
            {plain(t)('editor.not-sent', 'Not asked yet: {{fault}}', { fault: faults[0].message })}
          </Words>
        </div>
      )}
    </Stack>
  );
}

function withoutUndefined(query: JourneyQuery): JourneyQuery {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined)) as unknown as JourneyQuery;
}
