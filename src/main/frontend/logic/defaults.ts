import { CoreApp } from '@grafana/data';
import { JourneyQuery, QuestionId } from '../types';
import { commonFields, questionOf } from './questions';

export const defaultModel = 'localo';
export const defaultWindow = '14d';

/**
 * What a new query asks: something that the visualisation at hand draws at once. Grafana puts it under queries that ask
 * something else already, so it holds no field that only some questions know.
 */
export function newQuery(app?: CoreApp): Partial<JourneyQuery> {
  switch (app) {
    case CoreApp.UnifiedAlerting:
      return { queryType: 'funnel', format: 'alert' };
    case CoreApp.Explore:
      return { queryType: 'funnel' };
    default:
      return { queryType: 'counts' };
  }
}

const starts: Record<QuestionId, Partial<JourneyQuery>> = {
  funnel: {},
  stageDuration: {},
  sentiment: { by: 'stage' },
  counts: { of: 'customers', by: 'stage' },
};

/** Another question about the same scope; what was filled in for this one is kept for when it is chosen again. */
export function chooseQuestion(query: JourneyQuery, id: QuestionId): JourneyQuery {
  if (query.queryType === id) {
    return query;
  }
  const leaving = ownFields(query);
  const kept = query._kept ?? {};
  const next: Record<string, unknown> = { ...query, queryType: id };
  Object.keys(leaving).forEach((field) => delete next[field]);
  return {
    ...(next as unknown as JourneyQuery),
    ...(kept[id] ?? starts[id]),
    _kept: query.queryType ? { ...kept, [query.queryType]: leaving } : kept,
  };
}

function ownFields(query: JourneyQuery): Record<string, unknown> {
  const fields = questionOf(query.queryType)?.fields ?? [];
  return Object.fromEntries(
    Object.entries(query).filter(([field]) => fields.includes(field) && !(commonFields as readonly string[]).includes(field))
  );
}
