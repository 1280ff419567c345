import { JourneyQuery } from '../types';

type Migration = (query: JourneyQuery) => JourneyQuery;

/** Migration n brings a question from version n to n + 1; saved questions of a later version are left alone. */
const migrations: readonly Migration[] = [
  // 0: written by hand or by provisioning before there was a version; the names are those of version 1.
  (query) => query,
];

export const currentVersion = migrations.length;

export function migrate(query: JourneyQuery): JourneyQuery {
  const from = query._v ?? 0;
  if (from >= currentVersion) {
    return query;
  }
  return { ...migrations.slice(from).reduce((older, step) => step(older), query), _v: currentVersion };
}
