import { AdHocVariableFilter } from '@grafana/data';
import { Filter, FilterOp, JourneyQuery, Scope } from '../types';
import { questionOf } from './questions';

const manyOps: Record<string, FilterOp> = { '=|': 'in', '!=|': 'notIn' };

export function adHocFilter({ key, operator, value, values }: AdHocVariableFilter): Filter {
  const many = manyOps[operator];
  return many
    ? { key, op: many, value: values?.length ? values : [value] }
    : { key, op: operator as FilterOp, value };
}

/**
 * The question with the dashboard's ad hoc filters. On funnels and durations they look at a run's first event; filters
 * that the question has itself keep their meaning.
 */
export function withAdHoc(query: JourneyQuery, adHoc: readonly AdHocVariableFilter[]): JourneyQuery {
  if (adHoc.length === 0) {
    return query;
  }
  const added = adHoc.map(adHocFilter);
  const own = query.scope?.filters ?? [];
  const entry = questionOf(query.queryType)?.entryFilters ?? query.queryType?.startsWith('funnel') ?? false;
  if (entry && own.length > 0 && query.scope?.filtersOn !== 'entry' && query.steps?.length) {
    const [first, ...rest] = query.steps;
    return { ...query, steps: [{ ...first, filters: [...(first.filters ?? []), ...added] }, ...rest] };
  }
  const scope: Scope = { ...query.scope, filters: [...own, ...added] };
  if (entry && own.length === 0) {
    scope.filtersOn = 'entry';
  }
  return { ...query, scope };
}
