import { t } from '@grafana/i18n';
import { Button, FieldValidationMessage, IconButton, Stack } from '@grafana/ui';
import { FocusEvent, ReactNode } from 'react';
import { JourneyDataSource } from '../datasource';
import { faultIn } from '../logic/backendFaults';
import { keyName, keyOf, searchKeys } from '../logic/keys';
import { search } from '../logic/lookups';
import { opChoices } from '../logic/choices';
import { Fault, Filter, FilterOp } from '../types';
import { ManyPicker, Picker } from './Picker';
import { useFresh } from './useFresh';

interface Props {
  filters: Filter[];
  datasource: JourneyDataSource;
  faults: Fault[];
  /** Where the filters are in the question. */
  field: string;
  onChange: (filters: Filter[]) => void;
  /** What stands beside the button that adds one. */
  more?: ReactNode;
}

/** Filters one below the other; keys and values complete from the backend. */
export function FilterRows({ filters, datasource, faults, field, onChange, more }: Props) {
  const fresh = useFresh();
  const add = () => {
    fresh.add(filters.length);
    onChange([...filters, { key: 'channel', op: '=', value: '' }]);
  };
  const remove = (at: number) => {
    fresh.remove(at);
    onChange(filters.filter((_, index) => index !== at));
  };
  return (
    <Stack direction="column" gap={1}>
      {filters.map((filter, at) => (
        <FilterRow
          key={at}
          filter={filter}
          number={at + 1}
          datasource={datasource}
          error={faultIn(fresh.faults(at, faults), `${field}[${at}]`)}
          onChange={(next) => onChange(filters.map((old, index) => (index === at ? next : old)))}
          onRemove={() => remove(at)}
          onBlur={fresh.onBlur(at)}
        />
      ))}
      <Stack direction="row" gap={1} alignItems="flex-end" wrap="wrap">
        <Button size="sm" variant="secondary" fill="outline" icon="filter" onClick={add}>
          {t('filter.add', 'Add filter')}
        </Button>
        {more}
      </Stack>
    </Stack>
  );
}

interface RowProps {
  filter: Filter;
  number: number;
  datasource: JourneyDataSource;
  error?: string;
  onChange: (filter: Filter) => void;
  onRemove: () => void;
  onBlur: (event: FocusEvent) => void;
}

function FilterRow({ filter, number, datasource, error, onChange, onRemove, onBlur }: RowProps) {
  return (
    <div onBlur={onBlur}>
      <Stack direction="column" gap={0.5}>
        <Stack direction="row" gap={1} alignItems="center" wrap="wrap">
          <Picker
            name={t('filter.key-of', 'Field of filter {{number}}', { number })}
            options={async (text) => searchKeys((wanted) => datasource.look('keys', wanted), text, t).catch(() => [])}
            value={filter.key ? { value: filter.key, label: keyName(filter.key, t) } : null}
            placeholder={t('filter.key', 'Field')}
            onPick={(key) => onChange({ key: keyOf(key, t), op: filter.op, value: isMany(filter.op) ? [] : '' })}
            createCustomValue
            width={24}
          />
          <Picker
            name={t('filter.op-of', 'Comparison of filter {{number}}', { number })}
            options={opChoices(t)}
            value={{ value: filter.op, label: opChoices(t).find(({ value }) => value === filter.op)?.label ?? filter.op }}
            onPick={(op) => onChange(withOp(filter, op as FilterOp))}
            width={18}
          />
          <ValuePicker filter={filter} label={t('filter.value-of', 'Value of filter {{number}}', { number })} datasource={datasource} invalid={Boolean(error)} onPick={(value) => onChange({ ...filter, value })} />
          <IconButton name="trash-alt" tooltip={t('filter.remove', 'Remove filter')} onClick={onRemove} />
        </Stack>
        {error && <FieldValidationMessage>{error}</FieldValidationMessage>}
      </Stack>
    </div>
  );
}

interface ValueProps {
  filter: Filter;
  label: string;
  datasource: JourneyDataSource;
  invalid: boolean;
  onPick: (value: Filter['value']) => void;
}

function ValuePicker({ filter, label, datasource, invalid, onPick }: ValueProps) {
  const absent = { value: noValue, label: t('filter.absent', '(no value)') };
  const options = async (text: string) => [
    ...(await datasource.values(filter.key, text).catch(() => [])),
    ...search(datasource.variableChoices(), text),
  ];
  const common = { name: label, placeholder: t('filter.value', 'Value'), createCustomValue: true, invalid, width: 32 };
  if (Array.isArray(filter.value)) {
    return (
      <ManyPicker {...common} options={options} values={filter.value} onPick={onPick} />
    );
  }
  const value = filter.value === null ? absent : filter.value === '' ? null : { value: String(filter.value) };
  const mayBeAbsent = filter.op === '=' || filter.op === '!=';
  return (
    <Picker
      {...common}
      options={async (text) => [...(await options(text)), ...(mayBeAbsent ? search([absent], text) : [])]}
      value={value}
      onPick={(picked) => onPick(picked === noValue ? null : picked)}
    />
  );
}

/** Stands for null in the picker, which takes texts only. */
const noValue = '\u2205';

function isMany(op: FilterOp): boolean {
  return op === 'in' || op === 'notIn';
}

/** Another comparison; its value becomes a list, or one value, where the new one wants that. */
function withOp({ key, value }: Filter, op: FilterOp): Filter {
  if (isMany(op)) {
    return { key, op, value: Array.isArray(value) ? value : value === null || value === '' ? [] : [String(value)] };
  }
  const one = Array.isArray(value) ? (value[0] ?? '') : value;
  return { key, op, value: one === null && op !== '=' && op !== '!=' ? '' : one };
}
