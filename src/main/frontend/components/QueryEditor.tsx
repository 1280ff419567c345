import { CoreApp, LoadingState, PanelData, QueryEditorProps, TimeRange } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Alert, Stack } from '@grafana/ui';
import { useEffect } from 'react';
import { JourneyDataSource } from '../datasource';
import { backendFaults } from '../logic/backendFaults';
import { defaultModel, newAlert, newQuery } from '../logic/defaults';
import { migrate } from '../logic/migrate';
import { questionOf } from '../logic/questions';
import { without } from '../logic/steps';
import { validate } from '../logic/validate';
import { ids } from '../selectors';
import { JourneyJsonData, JourneyQuery } from '../types';
import { JsonEditor } from './JsonEditor';
import { QuestionFields } from './QuestionFields';
import { QuestionHeader } from './QuestionHeader';
import { RangeHint } from './RangeHint';
import { Reading } from './Reading';
import { ScopeFields } from './ScopeFields';
import { useNames } from './useNames';

type Props = QueryEditorProps<JourneyDataSource, JourneyQuery, JourneyJsonData>;

export function QueryEditor({ query: saved, datasource, app, range, data, onChange, onRunQuery }: Props) {
  const query = migrate(saved.queryType ? saved : { ...newQuery(app), ...saved });
  const names = useNames(datasource, query.scope?.model ?? defaultModel);
  const mine = validate(query, t);
  const faults = mine.length > 0 ? mine : backendFaults(data?.error?.message);

  const replace = (next: JourneyQuery) => {
    onChange(next);
    if (validate(next, t).length === 0) {
      onRunQuery();
    }
  };
  const change = (part: Partial<JourneyQuery>) => replace(without({ ...query, ...part }));
  const fields = { query, datasource, names, faults, change };

  const unsaved = app === CoreApp.UnifiedAlerting && saved._v === undefined;
  useEffect(() => {
    if (unsaved) {
      onChange(newAlert(query, range));
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, with what it begins with
  }, [unsaved]);

  return (
    <div data-testid={ids.query.editor}>
      <Stack direction="column" gap={1.5}>
        <QuestionHeader {...fields} replace={replace} />
        <Reading {...fields} local={mine} />
        <RangeHint {...fields} range={answered(data) ?? range} app={app} />
        {query._mode === 'json' ? (
          <JsonEditor query={query} names={names} faults={faults} replace={replace} />
        ) : questionOf(query.queryType) ? (
          <>
            <QuestionFields {...fields} />
            <ScopeFields {...fields} />
          </>
        ) : (
          <Alert severity="info" title={t('editor.only-json', 'This question can be changed as JSON only.')} />
        )}
      </Stack>
    </div>
  );
}

/** The range of the answer at hand; Explore passes no range of its own, and before an answer one that nobody chose. */
function answered(data: PanelData | undefined): TimeRange | undefined {
  return data?.state === LoadingState.Done || data?.state === LoadingState.Error ? data.timeRange : undefined;
}
