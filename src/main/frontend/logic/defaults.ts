import { CoreApp, TimeRange } from '@grafana/data';
import { JourneyQuery, QuestionId } from '../types';
import { commonFields, isFunnel, questionOf } from './questions';

export const defaultModel = 'localo';

/**
 * What a new query asks: something that the visualisation at hand draws at once. Grafana puts it under queries that ask
 * something else already, so it holds no field that only some questions know.
 */
export function newQuery(app?: CoreApp | string): Partial<JourneyQuery> {
  switch (app) {
    case CoreApp.UnifiedAlerting:
      return { queryType: 'funnel', format: 'alert' };
    case CoreApp.Explore:
      return { queryType: 'funnel' };
    default:
      return { queryType: 'funnelTrend' };
  }
}

/** Longer than the range of Grafana's new alert rules, in which hardly anybody finishes anything. */
const hardlyAnything = 11 * 60_000;

/**
 * A new alert rule's question as it is to be kept: Grafana shows a new question without keeping it, so untouched it would
 * ask nothing. Where the rule still has Grafana's ten minutes, the question looks back over four weeks itself.
 */
export function newAlert(query: JourneyQuery, range: Pick<TimeRange, 'from' | 'to'> | undefined): JourneyQuery {
  const isShort = range && range.to.valueOf() - range.from.valueOf() < hardlyAnything;
  return isShort && query.queryType === 'funnel' && !query.range ? { ...query, range: '28d' } : query;
}

const starts: Partial<Record<QuestionId, Partial<JourneyQuery>>> = {
  sentiment: { by: 'stage' },
  counts: { of: 'customers', by: 'stage' },
  customers: { cell: { step: 1, state: 'dropped' } },
};

/**
 * Another question about the same scope. Questions about a funnel keep its steps and choices; what else was filled in
 * for this one is kept for when it is chosen again.
 */
export function chooseQuestion(query: JourneyQuery, id: QuestionId): JourneyQuery {
  if (query.queryType === id) {
    return query;
  }
  const leaving = ownFields(query);
  const kept = query._kept ?? {};
  const back = kept[id] ?? starts[id] ?? {};
  const next: Record<string, unknown> = { ...query, queryType: id };
  Object.keys(leaving).forEach((field) => delete next[field]);
  return {
    ...(next as unknown as JourneyQuery),
    ...(isFunnel(query.queryType) && isFunnel(id) ? { ...own(back, query.queryType), ...shared(leaving, id) } : back),
    _kept: query.queryType ? { ...kept, [query.queryType]: leaving } : kept,
  };
}

/** What the other question has no field for. */
function own(fields: object, other: string | undefined): Record<string, unknown> {
  const theirs = questionOf(other)?.fields ?? [];
  return Object.fromEntries(Object.entries(fields).filter(([field]) => !theirs.includes(field) || !travels(field)));
}

/** What both questions know and mean alike; a format or metric means another thing in each. */
function shared(leaving: Record<string, unknown>, id: QuestionId): Record<string, unknown> {
  const fields = questionOf(id)?.fields ?? [];
  return Object.fromEntries(
    Object.entries(leaving).filter(([field]) => fields.includes(field) && travels(field))
  );
}

function travels(field: string): boolean {
  return field !== 'format' && field !== 'metric';
}

function ownFields(query: JourneyQuery): Record<string, unknown> {
  const fields = questionOf(query.queryType)?.fields ?? [];
  return Object.fromEntries(
    Object.entries(query).filter(([field]) => fields.includes(field) && !(commonFields as readonly string[]).includes(field))
  );
}

/** A field that says the default is left out. */
export function unless(usual: string, value: string): string | undefined {
  return value === usual ? undefined : value;
}
