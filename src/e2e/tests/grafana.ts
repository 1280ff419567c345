import AxeBuilder from '@axe-core/playwright';
import { expect, test as base } from '@grafana/plugin-e2e';
import type { APIRequestContext, Locator, Page, Request } from '@playwright/test';
import { ids } from '../../main/frontend/selectors';

export { expect, ids };

export const type = 'klantreis-journey-datasource';

interface Asked {
  queryType?: string;
  [field: string]: unknown;
}

interface Fixtures {
  /** A data source on the demo shop, made for this test and removed after it. */
  shop: { uid: string; name: string };
  /** What went wrong in the page: console errors and failed requests. */
  problems: string[];
  /** Every question that was sent. */
  asked: Asked[];
}

/** Grafana's own feature flags, which it asks for at its start and does not wait for; nothing of ours goes through them. */
const featureFlags = /^Failed to initialize OpenFeature provider/;

export const test = base.extend<Fixtures>({
  // Anew for each test: Grafana gives a session a new token every ten minutes, and forgets the one of the first login.
  storageState: async ({ baseURL, grafanaAPICredentials, playwright }, use) => {
    const context = await playwright.request.newContext({ baseURL });
    const answer = await context.post('/login', { data: grafanaAPICredentials });
    expect(answer.ok()).toBe(true);
    await use(await context.storageState());
    await context.dispose();
  },
  shop: async ({ request }, use) => {
    const name = `e2e ${Date.now()}`;
    const jsonData = { store: { kind: 'demo' }, timeZone: 'Europe/Amsterdam', language: 'en' };
    const make = () => request.post('/api/datasources', { data: { name, type, access: 'proxy', jsonData } });
    let made = await make();
    if (made.status() === 500) {
      made = await make(); // Grafana's own database is busy at times
    }
    expect(await made.text()).toContain(name);
    const { datasource } = await made.json();
    await use({ uid: datasource.uid, name });
    await request.delete(`/api/datasources/uid/${datasource.uid}`);
  },
  problems: async ({ page }, use) => {
    const problems: string[] = [];
    page.on('console', (message) => message.type() === 'error' && !featureFlags.test(message.text()) && problems.push(message.text()));
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('response', (response) => response.status() >= 400 && problems.push(`${response.status()} ${response.url()}`));
    await use(problems);
  },
  asked: async ({ page }, use) => {
    const asked: Asked[] = [];
    page.on('request', (sent: Request) => {
      if (sent.url().includes('/api/ds/query')) {
        asked.push(...(sent.postDataJSON().queries as Asked[]));
      } else if (sent.url().includes('/api/v1/eval')) {
        asked.push(...(sent.postDataJSON().data as Array<{ model: Asked }>).map(({ model }) => model)); // an alert rule's preview
      }
    });
    await use(asked);
  },
});

/** Sets what the viewer reads and sees; `reset` gives Grafana's own choice back. */
export async function prefer(request: APIRequestContext, preferences: { language?: string; theme?: string }): Promise<void> {
  const answer = await request.patch('/api/user/preferences', { data: { language: 'en-US', theme: 'dark', ...preferences } });
  expect(answer.ok()).toBe(true);
}

/** Opens Explore with these questions. */
export async function explore(page: Page, uid: string, queries: object[], from = 'now-90d'): Promise<void> {
  const named = queries.map((query, at) => ({ refId: 'ABC'[at], datasource: { type, uid }, ...query }));
  const panes = JSON.stringify({ a: { datasource: uid, queries: named, range: { from, to: 'now' } } });
  await page.goto(`/explore?schemaVersion=1&orgId=1&panes=${encodeURIComponent(panes)}`);
  await expect(page.getByTestId(ids.query.reading).first()).toBeVisible({ timeout: 60_000 });
}

/** Picks one of a list that completes as one types: `purchase` is a touchpoint, `Purchase` a stage. */
export async function pick(page: Page, picker: Locator, text: string, option = text): Promise<void> {
  await picker.click();
  await picker.fill(text);
  const begins = new RegExp(`^${option.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);
  await page.getByRole('option', { name: begins }).first().click();
}

/** Serious findings of axe in our parts of the page; each `where` must be there. */
export async function seriousFindings(page: Page, where: string): Promise<string[]> {
  await expect(page.locator(where).first()).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).include(where).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
