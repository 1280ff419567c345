import { AdHocVariableFilter } from '@grafana/data';
import { Filter, FilterOp, FiltersOn, JourneyQuery, Scope } from '../types';
import { isFunnel, isJourney, questionOf } from './questions';

const manyOps: Record<string, FilterOp> = { '=|': 'in', '!=|': 'notIn' };

export function adHocFilter({ key, operator, value, values }: AdHocVariableFilter): Filter {
  const many = manyOps[operator];
  return many
    ? { key, op: many, value: values?.length ? values : [value] }
    : { key, op: operator as FilterOp, value };
}

/**
 * What the filters of a question about journeys had better look at where they look at each event: what comes later often
 * lacks the filtered field, so it would be left out of journeys that did have it.
 */
export function betterOn({ queryType, scope }: JourneyQuery): FiltersOn | undefined {
  const onEvents = Boolean(scope?.filters?.length) && (scope?.filtersOn ?? 'events') === 'events';
  if (!onEvents || !isJourney(queryType)) {
    return undefined;
  }
  return isFunnel(queryType) ? 'entry' : 'customer';
}

/**
 * The question with the dashboard's ad hoc filters. On funnels and durations they look at a run's first event, on the map
 * and on who stands where at the customer, so that journeys stay whole; filters that the question has itself keep their
 * meaning.
 */
export function withAdHoc(query: JourneyQuery, adHoc: readonly AdHocVariableFilter[]): JourneyQuery {
  if (adHoc.length === 0) {
    return query;
  }
  const added = adHoc.map(adHocFilter);
  const own = query.scope?.filters ?? [];
  const usual = questionOf(query.queryType)?.filtersOn ?? (query.queryType?.startsWith('funnel') ? 'entry' : 'events');
  if (usual === 'entry' && own.length > 0 && query.scope?.filtersOn !== 'entry' && query.steps?.length) {
    const [first, ...rest] = query.steps;
    return { ...query, steps: [{ ...first, filters: [...(first.filters ?? []), ...added] }, ...rest] };
  }
  const scope: Scope = { ...query.scope, filters: [...own, ...added] };
  if (usual !== 'events' && own.length === 0) {
    scope.filtersOn = usual;
  }
  return { ...query, scope };
}
