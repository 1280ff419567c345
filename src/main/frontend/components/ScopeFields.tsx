import { t } from '@grafana/i18n';
import { Collapse, Stack } from '@grafana/ui';
import { useState } from 'react';
import { Lookup } from '../datasource';
import { filtersOnChoices, languageChoices, unitChoices } from '../logic/choices';
import { keyName } from '../logic/keys';
import { search } from '../logic/lookups';
import { questionOf } from '../logic/questions';
import { without } from '../logic/steps';
import { UnitKind, unitOf, unitParts } from '../logic/units';
import { Filter, FiltersOn, Scope } from '../types';
import { Choose, ChooseOrNone, Text } from './fields';
import { FilterHint } from './FilterHint';
import { FilterRows } from './FilterRows';
import { FieldsProps } from './FieldsProps';

/** Which events and customers a question is about, and who counts as one. */
export function ScopeFields(fields: FieldsProps) {
  const { query } = fields;
  const { product, persona, segment } = query.scope ?? {};
  const [open, setOpen] = useState(Boolean(product ?? persona ?? segment ?? query.unit));
  return (
    <Stack direction="column" gap={1}>
      <Filters {...fields} />
      <FilterHint {...fields} />
      <Collapse label={t('scope.more', 'Who and what it is about')} isOpen={open} onToggle={() => setOpen(!open)}>
        <Stack direction="row" gap={2} wrap="wrap" alignItems="flex-end">
          <Narrowed {...fields} field="product" path="products" />
          <Narrowed {...fields} field="persona" path="personas" />
          <Narrowed {...fields} field="segment" path="segments" />
          <UnitFields {...fields} />
          <NamesField {...fields} />
        </Stack>
      </Collapse>
    </Stack>
  );
}

function Filters({ query, datasource, faults, change }: FieldsProps) {
  const filters = query.scope?.filters ?? [];
  const on = query.scope?.filtersOn;
  const usual = questionOf(query.queryType)?.filtersOn;
  const save = (next: Filter[]) =>
    change({
      scope: without({
        ...query.scope,
        filters: next.length ? next : undefined,
        filtersOn: next.length ? (filters.length ? on : (on ?? (usual === 'events' ? undefined : usual))) : undefined,
      }),
    });
  return (
    <FilterRows
      filters={filters}
      datasource={datasource}
      faults={faults}
      field="scope.filters"
      onChange={save}
      more={
        filters.length > 0 && (
          <Choose
            label={t('filter.on', 'Filters look at')}
            value={on ?? 'events'}
            options={filtersOnChoices(t)}
            onChange={(chosen) => change({ scope: { ...query.scope, filtersOn: chosen as FiltersOn } })}
          />
        )
      }
    />
  );
}

/** A panel goes by the names that are shown where it chooses fields or overrides them, so it keeps to one language. */
function NamesField({ query, change }: FieldsProps) {
  return (
    <ChooseOrNone
      label={t('scope.language', 'Names in the answer')}
      description={t('scope.language-text', 'One language where the panel chooses fields by name')}
      value={query.language}
      options={languageChoices(t)}
      placeholder={t('scope.viewer', 'In the viewer’s language')}
      onChange={(language) => change({ language })}
      width={34}
    />
  );
}

interface NarrowedProps extends FieldsProps {
  field: 'product' | 'persona' | 'segment';
  path: Lookup;
}

function Narrowed({ query, datasource, change, field, path }: NarrowedProps) {
  const save = (scope: Scope) => change({ scope: Object.keys(scope).length ? scope : undefined });
  return (
    <ChooseOrNone
      label={keyName(field, t)}
      value={query.scope?.[field]}
      options={async (text) => [
        ...(await datasource.look(path, text).catch(() => [])),
        ...search(datasource.variableChoices(), text),
      ]}
      placeholder={t('scope.all', 'All')}
      onChange={(value) => save(without({ ...query.scope, [field]: value }))}
      width={24}
      custom
    />
  );
}

function UnitFields({ query, datasource, faults, change }: FieldsProps) {
  const { kind, of } = unitParts(query.unit);
  const error = faults.find(({ field }) => field === 'unit')?.message;
  return (
    <>
      <Choose
        label={t('unit.label', 'Counted')}
        value={kind}
        options={unitChoices(t)}
        onChange={(chosen) => change({ unit: unitOf({ kind: chosen as UnitKind, of: '' }) })}
        width={34}
      />
      {kind === 'session' && (
        <Text
          label={t('unit.gap', 'After a pause of')}
          value={of}
          onCommit={(gap) => change({ unit: unitOf({ kind, of: gap ?? '' }) })}
          error={error}
          width={16}
        />
      )}
      {kind === 'property' && (
        <Choose
          label={t('unit.property-label', 'Property')}
          value={of || undefined}
          options={async (text) => datasource.look('keys', text).catch(() => [])}
          onChange={(property) => change({ unit: unitOf({ kind, of: property }) })}
          error={error}
          width={24}
          custom
        />
      )}
    </>
  );
}
