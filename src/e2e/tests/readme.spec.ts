import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, ids, pick, prefer, test, type } from './grafana';

// A Grafana that has the dashboards from provisioning cannot import them: this needs one without.
/** The numbered steps of the README by their titles: each must have its part below. */
function titles(): string[] {
  const text = readFileSync(join(__dirname, '../../../README.md'), 'utf8');
  return [...text.matchAll(/^\d+\. \*\*(.+?)\*\*/gm)].map(([, title]) => title);
}

test('the README’s steps lead from nothing to an alert', async ({ page, request, asked }) => {
  test.setTimeout(900_000); // Grafana is opened anew at each step
  await prefer(request, {});
  let uid = '';
  const parts: Record<string, () => Promise<void>> = {
    'Add the demo shop.': async () => {
      await page.goto(`/connections/datasources/${type}`);
      await page.getByRole('button', { name: /Add new data source/ }).click();
      await page.getByRole('button', { name: /Save & test/ }).click();
      await expect(page.getByText(/events of .* customers/)).toBeVisible();
      uid = page.url().match(/edit\/([^/?]+)/)?.[1] ?? '';
    },
    'Open a dashboard.': async () => {
      await page.goto(`/connections/datasources/edit/${uid}/dashboards`);
      await page.getByRole('row', { name: /Customer journey at a glance/ }).getByRole('button').first().click();
      const link = page.getByRole('link', { name: 'Customer journey at a glance' }).first();
      await expect(link).toBeVisible();
      await link.click();
      await expect.poll(() => asked.length).toBeGreaterThan(0);
    },
    'Build a funnel.': async () => {
      await page.goto(`/explore?schemaVersion=1&orgId=1&panes=${encodeURIComponent(JSON.stringify({ a: { datasource: uid, queries: [], range: { from: 'now-90d', to: 'now' } } }))}`);
      for (const [at, touchpoint] of ['add_to_cart', 'registration', 'purchase'].entries()) {
        await page.getByTestId(ids.query.addStep).click();
        await pick(page, page.getByTestId(ids.query.step(at)).getByRole('combobox').first(), touchpoint);
      }
      await pick(page, page.getByTestId(ids.query.breakdown), 'channel', 'Channel');
      await expect.poll(() => asked.at(-1)).toMatchObject({ queryType: 'funnel', breakdown: { by: 'channel' } });
      await expect(page.getByRole('columnheader', { name: 'Entered' })).toBeVisible();
    },
    'Set an alert on it.': async () => {
      const settings = await (await request.get(`/api/datasources/uid/${uid}`)).json();
      await page.goto('/alerting/new/alerting');
      await page.getByTestId('data-testid Select a data source').first().click();
      await page.getByText(settings.name, { exact: true }).first().click();
      await expect(page.getByTestId(ids.query.reading)).toContainText('Of those who enter');
      await pick(page, page.getByLabel('The number'), 'Drop-off, at least', 'Drop-off, at least (95 %)');
      await page.getByRole('button', { name: /Preview alert rule condition/ }).click();
      await expect.poll(() => asked.find(({ metric }) => metric === 'dropOffLow')).toMatchObject({ queryType: 'funnel', format: 'alert' });
      await expect(page.getByText('awareness').first()).toBeVisible();
    },
  };
  expect(titles()).toEqual(Object.keys(parts));
  try {
    for (const title of titles()) {
      await test.step(title, parts[title]);
    }
  } finally {
    await request.delete(`/api/datasources/uid/${uid}`);
  }
});
