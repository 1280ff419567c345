import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, ids, pick, prefer, test, type } from './grafana';

// A Grafana that has the dashboards from provisioning cannot import them: this needs one without.
const languages = [
  {
    language: 'en-US',
    heading: 'First steps',
    titles: ['Add the demo shop.', 'Open a dashboard.', 'Build a funnel.', 'Set an alert on it.'],
    add: 'Add new data source',
    save: 'Save & test',
    found: /events of .* customers/,
    dashboard: 'Customer journey at a glance',
    channel: 'Channel',
    entered: 'Entered',
    number: 'The number',
    dropOff: 'Drop-off, at least (95 %)',
    preview: 'Preview alert rule condition',
  },
  {
    language: 'nl-NL',
    heading: 'Eerste stappen',
    titles: ['Voeg de demowinkel toe.', 'Open een dashboard.', 'Bouw een funnel.', 'Zet er een alarm op.'],
    add: 'Nieuwe gegevensbron toevoegen',
    save: 'Opslaan en testen',
    found: /gebeurtenissen van .* klanten/,
    dashboard: 'Klantreis in één oogopslag',
    channel: 'Kanaal',
    entered: 'Begonnen',
    number: 'Het getal',
    dropOff: 'Afhakers, minstens (95 %)',
    preview: 'Voorbeeld waarschuwingsregel voorwaarde',
  },
];

/** The numbered steps of a part of the README by their titles: each has its part below. */
function titles(heading: string): string[] {
  const text = readFileSync(join(__dirname, '../../../README.md'), 'utf8');
  const [, section = ''] = text.split(new RegExp(`^##+ ${heading}\\b.*$`, 'm'));
  return [...section.split(/^##+ /m)[0].matchAll(/^\d+\. \*\*(.+?)\*\*/gm)].map(([, title]) => title);
}

async function takeSteps(page: Page, channel: string): Promise<void> {
  for (const [at, touchpoint] of ['add_to_cart', 'registration', 'purchase'].entries()) {
    await page.getByTestId(ids.query.addStep).click();
    await pick(page, page.getByTestId(ids.query.step(at)).getByRole('combobox').first(), touchpoint);
  }
  await pick(page, page.getByTestId(ids.query.breakdown), channel);
}

const funnel = {
  queryType: 'funnel',
  steps: [{ touchpoint: 'add_to_cart' }, { touchpoint: 'registration' }, { touchpoint: 'purchase' }],
  breakdown: { by: 'channel' },
};

for (const words of languages) {
  test(`the README’s steps lead from nothing to an alert (${words.language})`, async ({ page, request, asked }) => {
    test.setTimeout(900_000); // Grafana is opened anew at each step
    await prefer(request, { language: words.language });
    let uid = '';
    const parts = [
      async () => {
        await page.goto(`/connections/datasources/${type}`);
        await page.getByRole('button', { name: words.add }).click();
        await page.getByRole('button', { name: words.save }).click();
        await expect(page.getByText(words.found)).toBeVisible();
        uid = page.url().match(/edit\/([^/?]+)/)?.[1] ?? '';
      },
      async () => {
        await page.goto(`/connections/datasources/edit/${uid}/dashboards`);
        await page.getByRole('row', { name: words.dashboard }).getByRole('button').first().click();
        const link = page.getByRole('link', { name: words.dashboard }).first();
        await expect(link).toBeVisible();
        await link.click();
        await expect.poll(() => asked.length).toBeGreaterThan(0);
      },
      async () => {
        const panes = JSON.stringify({ a: { datasource: uid, queries: [], range: { from: 'now-90d', to: 'now' } } });
        await page.goto(`/explore?schemaVersion=1&orgId=1&panes=${encodeURIComponent(panes)}`);
        await takeSteps(page, words.channel);
        await expect.poll(() => asked.at(-1)).toMatchObject(funnel);
        await expect(page.getByRole('columnheader', { name: words.entered })).toBeVisible();
      },
      async () => {
        const settings = await (await request.get(`/api/datasources/uid/${uid}`)).json();
        await page.goto('/alerting/new/alerting');
        await page.getByTestId('data-testid Select a data source').first().click();
        await page.getByText(settings.name, { exact: true }).first().click();
        await takeSteps(page, words.channel);
        await pick(page, page.getByLabel(words.number), words.dropOff);
        await page.getByRole('button', { name: words.preview }).click();
        await expect.poll(() => asked.find(({ metric }) => metric === 'dropOffLow')).toMatchObject({ ...funnel, format: 'alert' });
        await expect(page.getByText('add_to_cart').first()).toBeVisible();
      },
    ];
    expect(titles(words.heading)).toEqual(words.titles);
    try {
      for (const [at, title] of words.titles.entries()) {
        await test.step(title, parts[at]);
      }
    } finally {
      await request.delete(`/api/datasources/uid/${uid}`);
      await prefer(request, {});
    }
  });
}
