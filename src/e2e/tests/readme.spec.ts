import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { APIRequestContext, Page } from '@playwright/test';
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
    name: 'name',
    newFolder: 'New folder',
    newGroup: 'New evaluation group',
    create: 'Create',
    keep: 'Save',
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
    name: 'naam',
    newFolder: 'Nieuwe map',
    newGroup: 'Nieuwe evaluatiegroep',
    create: 'Aanmaken',
    keep: 'Opslaan',
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

/** Puts the rule into a folder and a group of its own, tells Grafana's only contact point, and saves. */
async function keepRule(page: Page, words: (typeof languages)[number], rule: string): Promise<void> {
  await page.getByRole('textbox', { name: words.name, exact: true }).fill(rule);
  for (const [opens, interval] of [[words.newFolder, ''], [words.newGroup, '10s']]) {
    await page.getByRole('button', { name: opens }).click();
    const dialog = page.getByRole('dialog', { name: opens });
    await dialog.getByRole('textbox').first().fill(rule);
    if (interval) {
      await dialog.getByRole('option', { name: interval, exact: true }).click();
    }
    await dialog.getByRole('button', { name: words.create }).click();
    await expect(dialog).toHaveCount(0);
  }
  await page.getByRole('group', { name: /^5\./ }).getByRole('combobox').first().click();
  await page.getByRole('option').last().click();
  await page.getByRole('button', { name: words.keep, exact: true }).last().click();
  await expect(page).toHaveURL(/\/view/);
}

interface Instance {
  labels: Record<string, string>;
  state: string;
}

/** How each step and channel of a rule stands, once Grafana has looked. */
async function states(request: APIRequestContext, rule: string): Promise<Record<string, string>> {
  const answer = await (await request.get('/api/prometheus/grafana/api/v1/rules')).json();
  const rules = answer.data.groups.flatMap((group: { rules: Array<{ name: string; alerts?: Instance[] }> }) => group.rules);
  const alerts: Instance[] = rules.find(({ name }: { name: string }) => name === rule)?.alerts ?? [];
  return Object.fromEntries(alerts.map(({ labels, state }) => [`${labels.step} ${labels.group}`, state.replace(/ .*/, '')]));
}

async function removeFolder(request: APIRequestContext, title: string): Promise<void> {
  const folders: Array<{ uid: string; title: string }> = await (await request.get('/api/folders?limit=1000')).json();
  for (const { uid } of folders.filter((folder) => folder.title === title)) {
    await request.delete(`/api/folders/${uid}?forceDeleteRules=true`);
  }
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
    const rule = `e2e ${words.language} ${Date.now()}`;
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
        const picker = page.getByTestId('data-testid Select a data source').first();
        await expect(picker).toHaveAttribute('placeholder', /./);
        if ((await picker.getAttribute('placeholder')) !== settings.name) { // the only one is chosen already
          await picker.click();
          await page.getByText(settings.name, { exact: true }).first().click();
        }
        await takeSteps(page, words.channel);
        await pick(page, page.getByLabel(words.number), words.dropOff);
        await page.getByRole('spinbutton').first().fill('0.5');
        await page.getByRole('button', { name: words.preview }).click();
        await expect.poll(() => asked.find(({ metric }) => metric === 'dropOffLow')).toMatchObject({ ...funnel, format: 'alert', range: '28d' });
        await expect(page.getByText(/group="app".*step="add_to_cart"/).first()).toBeVisible(); // one line a step and channel
        await keepRule(page, words, rule);
        await expect.poll(() => states(request, rule), { timeout: 180_000 }).toMatchObject({ 'add_to_cart app': 'Alerting', 'add_to_cart web': 'Normal' });
        await page.reload();
        await expect(page.getByText('Firing').first()).toBeVisible();
      },
    ];
    expect(titles(words.heading)).toEqual(words.titles);
    try {
      for (const [at, title] of words.titles.entries()) {
        const began = Date.now();
        await test.step(title, parts[at]);
        console.log(`${title} ${Math.round((Date.now() - began) / 1000)} s`);
      }
    } finally {
      await removeFolder(request, rule);
      await request.delete(`/api/datasources/uid/${uid}`);
      await prefer(request, {});
    }
  });
}
