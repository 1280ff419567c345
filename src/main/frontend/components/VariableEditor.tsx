import { QueryEditorProps } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Stack } from '@grafana/ui';
import type { JourneyDataSource } from '../datasource';
import { defaultModel } from '../logic/defaults';
import { search } from '../logic/lookups';
import { isVariableList, listChoices } from '../logic/lists';
import { JourneyJsonData, JourneyQuery, VariableQuery } from '../types';
import { Choose } from './fields';

type Props = QueryEditorProps<JourneyDataSource, JourneyQuery, JourneyJsonData, VariableQuery>;

export function VariableEditor({ query, datasource, onChange }: Props) {
  const change = (part: Partial<VariableQuery>) => onChange({ ...query, refId: query.refId || 'variable', ...part });
  return (
    <Stack direction="row" gap={2} wrap="wrap" alignItems="flex-start">
      <Choose
        label={t('variable.list', 'Choose from')}
        value={query.list}
        options={listChoices(t)}
        onChange={(list) => isVariableList(list) && change({ list })}
      />
      {query.list === 'stages' && (
        <Choose
          label={t('variable.model', 'Of stage model')}
          value={query.model ?? defaultModel}
          options={async (text) => search(await datasource.look('models').catch(() => []), text)}
          onChange={(model) => change({ model })}
          custom
        />
      )}
      {query.list === 'values' && (
        <Choose
          label={t('variable.key', 'Of field')}
          value={query.key}
          options={async (text) => datasource.look('keys', text).catch(() => [])}
          onChange={(key) => change({ key })}
          custom
        />
      )}
    </Stack>
  );
}
