import type { APIRequestContext } from '@playwright/test';
import { expect, type } from './grafana';

/** Puts a dashboard into Grafana for one test. */
export async function withDashboard(request: APIRequestContext, dashboard: object, body: (uid: string) => Promise<void>): Promise<void> {
  const uid = `e2e-${Date.now()}`;
  const made = await request.post('/api/dashboards/db', { data: { dashboard: { ...dashboard, id: null, uid, title: `${uid} test` }, overwrite: true } });
  expect(made.ok()).toBe(true);
  try {
    await body(uid);
  } finally {
    await request.delete(`/api/dashboards/uid/${uid}`);
  }
}

/** A panel that asks this question, a table where `more` does not say otherwise. */
export const panel = (query: object, uid: string, more: object = {}) => ({
  type: 'table',
  title: 'Asked',
  gridPos: { x: 0, y: 0, w: 24, h: 10 },
  datasource: { type, uid },
  targets: [{ refId: 'A', datasource: { type, uid }, ...query }],
  ...more,
});
