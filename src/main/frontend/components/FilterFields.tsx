import { t } from '@grafana/i18n';
import { Button, IconButton, Stack } from '@grafana/ui';
import { questionOf } from '../logic/questions';
import { filtersOnChoices } from '../logic/wording';
import { Filter, FilterOp, FiltersOn, Scope } from '../types';
import { Choose } from './fields';
import { Picker } from './Picker';
import { FieldsProps } from './QueryEditor';

const ops: FilterOp[] = ['=', '!=', '=~', '!~', '<', '<=', '>', '>='];

/** Which events or customers the question is about; keys and values complete from the backend. */
export function FilterFields({ query, datasource, change }: FieldsProps) {
  const filters = query.scope?.filters ?? [];
  const entry = questionOf(query.queryType)?.entryFilters ?? false;
  const saveScope = (part: Partial<Scope>) => change({ scope: { ...query.scope, ...part } });
  const save = (next: Filter[]) =>
    saveScope(next.length ? { filters: next, filtersOn: query.scope?.filtersOn ?? (entry ? 'entry' : undefined) } : { filters: undefined, filtersOn: undefined });
  const changeAt = (at: number, part: Partial<Filter>) =>
    save(filters.map((filter, index) => (index === at ? { ...filter, ...part } : filter)));
  return (
    <Stack direction="column" gap={1}>
      {filters.map((filter, at) => (
        <FilterRow
          key={at}
          filter={filter}
          datasource={datasource}
          onChange={(part) => changeAt(at, part)}
          onRemove={() => save(filters.filter((_, index) => index !== at))}
        />
      ))}
      <Stack direction="row" gap={2} alignItems="flex-end" wrap="wrap">
        <Button size="sm" variant="secondary" icon="filter" onClick={() => save([...filters, { key: 'channel', op: '=', value: '' }])}>
          {t('filter.add', 'Add filter')}
        </Button>
        {filters.length > 0 && (
          <Choose
            label={t('filter.on', 'Filters look at')}
            value={query.scope?.filtersOn ?? 'events'}
            options={filtersOnChoices(t)}
            onChange={(on) => saveScope({ filtersOn: on as FiltersOn })}
          />
        )}
      </Stack>
    </Stack>
  );
}

interface RowProps extends Pick<FieldsProps, 'datasource'> {
  filter: Filter;
  onChange: (part: Partial<Filter>) => void;
  onRemove: () => void;
}

function FilterRow({ filter, datasource, onChange, onRemove }: RowProps) {
  const many = Array.isArray(filter.value);
  const value = many ? (filter.value as string[]).join(', ') : String(filter.value ?? '');
  return (
    <Stack direction="row" gap={1} alignItems="center" wrap="wrap">
      <Picker
        options={async (text) => datasource.look('keys', text).catch(() => [])}
        value={filter.key ? { value: filter.key, label: filter.key } : null}
        placeholder={t('filter.key', 'Field')}
        onPick={(key) => onChange({ key })}
        createCustomValue
        width={24}
      />
      <Picker
        options={(many ? [...ops, 'in' as const, 'notIn' as const] : ops).map((op) => ({ value: op, label: op }))}
        value={{ value: filter.op, label: filter.op }}
        onPick={(op) => onChange({ op: op as FilterOp })}
        width={10}
      />
      <Picker
        options={async (text) => datasource.values(filter.key, text).catch(() => [])}
        value={value ? { value, label: value } : null}
        placeholder={t('filter.value', 'Value')}
        onPick={(picked) => onChange({ value: picked })}
        createCustomValue
        disabled={many}
        width={28}
      />
      <IconButton name="trash-alt" tooltip={t('filter.remove', 'Remove filter')} onClick={onRemove} />
    </Stack>
  );
}
