import { JourneyQuery } from '../types';

/** Grafana's own fields of a query; the backend ignores them and the JSON mode does not show them. */
const grafanaFields = new Set([
  ...['refId', 'datasource', 'datasourceId', 'hide', 'key', 'intervalMs', 'maxDataPoints', 'queryCachingTTL'],
  ...['timeRange', 'version'],
]);

const isOurs = (field: string) => !grafanaFields.has(field) && !field.startsWith('_');

export type Parsed = { query: JourneyQuery } | { fault: string };

/** The question as the contract writes it. */
export function toJson(query: JourneyQuery): string {
  return JSON.stringify(Object.fromEntries(Object.entries(query).filter(([field]) => isOurs(field))), null, 2);
}

/** The question in the text, with Grafana's and the editor's own fields taken from the query it replaces. */
export function fromJson(text: string, query: JourneyQuery): Parsed {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    return { fault: '{ … }' };
  }
  const theirs = Object.entries(query).filter(([field]) => !isOurs(field));
  const ours = Object.entries(json).filter(([field]) => isOurs(field));
  return { query: Object.fromEntries([...theirs, ...ours]) as unknown as JourneyQuery };
}
