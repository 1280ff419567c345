import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { models } from '../../main/frontend/dashboards/stages.mjs';
import { panel, withDashboard } from './dashboard';
import { cutOff, smaller, watchDrawing } from './drawn';
import { expect, prefer, test, type } from './grafana';

// KLANTREIS_PICTURES is a folder for pictures of what was opened.
const pictures = process.env.KLANTREIS_PICTURES;
const root = join(__dirname, '../../..');
const plugin: { includes: Array<{ name: string; path: string }> } = JSON.parse(readFileSync(join(root, 'plugin.json'), 'utf8'));

test.afterEach(({ request }) => prefer(request, {}));

/** The dashboard as it is shipped, with this data source in place of the one that is asked for. */
function shipped(path: string, uid: string): { panels: Table[] } {
  const text = readFileSync(join(root, 'provisioning', path), 'utf8');
  const own = text.replace(/"uid":\s*"(\$\{[^}]+\}|klantreis)"(?=\s*[,}])/g, `"uid": "${uid}"`);
  const { __inputs: _, ...dashboard } = JSON.parse(own);
  return dashboard;
}

/** As tall as the longest dashboard, so that every panel is in view and asks. */
const height = 3300;

interface Table {
  title: string;
  type: string;
  transformations?: Array<{ id: string; options: { include?: { names: string[] } } }>;
  fieldConfig: { overrides: Array<{ matcher: { options: string }; properties: Array<{ id: string; value: unknown }> }> };
}

/** The heads of a table's columns, in the order in which the dashboard wants them. */
function heads({ fieldConfig: { overrides } }: Table): string[] {
  const seen = overrides.filter(({ properties }) => !properties.some(({ id }) => id === 'custom.hideFrom.viz'));
  return seen.map(({ properties }) => String(properties.find(({ id }) => id === 'displayName')?.value));
}

const panelsOf = (path: string) => shipped(path, '').panels.length;
/** Panels whose texts have a size that is theirs: a trace's overview is Grafana's own, a node graph grows with its panel. */
const legible = (path: string) => shipped(path, '').panels.filter(({ type: kind, title }) => kind !== 'traces' && kind !== 'nodeGraph' && !title.includes('$')).map(({ title }) => title);
const tablesOf = (path: string) => shipped(path, '').panels.filter(({ type: kind, title }) => kind === 'table' && !title.includes('$'));

// Each language in both themes, on a laptop and on a wall.
const shown = { nl: [['dark', 1280], ['light', 1920]], en: [['light', 1280], ['dark', 2560]] } as const;

/** A wall shows nothing but the dashboard. */
const kiosk = (width: number) => (width > 1280 ? '?kiosk' : '');

for (const { name, path } of plugin.includes) {
  const language = path.includes('/nl/') ? 'nl' : 'en';
  test.describe(() => {
    test.use({ locale: language === 'nl' ? 'nl-NL' : 'en-US' }); // how Grafana writes numbers and dates
    for (const [theme, width] of shown[language]) {
      test(`“${name}” opens without a failed request, an error or an empty panel (${theme}, ${width} px)`, async ({ page, shop, request, problems, asked }) => {
        await prefer(request, { language: language === 'nl' ? 'nl-NL' : 'en-US', theme });
        await page.setViewportSize({ width, height });
        await watchDrawing(page);
        await withDashboard(request, shipped(path, shop.uid), async (uid) => {
          await page.goto(`/d/${uid}${kiosk(width)}`);
          await expect.poll(() => asked.length, { timeout: 180_000 }).toBeGreaterThanOrEqual(panelsOf(path));
          await page.waitForLoadState('networkidle');
          expect(problems).toEqual([]);
          await expect(page.getByTestId(/^data-testid Panel status error/)).toHaveCount(0);
          await expect(page.getByText(/^(No data|Geen gegevens)$/)).toHaveCount(0);
          expect(await cutOff(page, models.localo.map((stage) => stage[language === 'nl' ? 1 : 0]))).toEqual([]);
          expect(await smaller(page, 11, legible(path))).toEqual([]);
          for (const table of tablesOf(path)) {
            const columns = page.getByTestId(`data-testid Panel header ${table.title}`).getByRole('columnheader');
            await expect.poll(async () => (await columns.allTextContents()).map((text) => text.trim())).toEqual(heads(table));
          }
          if (pictures) {
            await page.waitForTimeout(1000); // charts grow into view
            await page.screenshot({ path: join(pictures, `${path.replace(/\W+/g, '-')}-${theme}-${width}.png`) });
          }
        });
      });
    }
  });
}

const variable = (name: string, query: object, uid: string, more: object = {}) => ({
  type: 'query',
  name,
  datasource: { type, uid },
  query: { refId: 'variable', ...query },
  refresh: 1,
  ...more,
});

test('variables are filled from the store; several values and All are right in filters', async ({ page, shop, request, asked }) => {
  const query = { queryType: 'counts', of: 'customers', format: 'table', by: 'channel', scope: { filters: [{ key: 'channel', op: '=', value: '$channel' }] } };
  const list = [
    variable('channel', { list: 'channels' }, shop.uid, { multi: true, includeAll: true, current: { text: ['All'], value: ['$__all'] } }),
    variable('stage', { list: 'stages', model: 'print4' }, shop.uid),
    variable('touchpoint', { list: 'touchpoints' }, shop.uid),
  ];
  const dashboard = { templating: { list }, panels: [panel(query, shop.uid)], time: { from: 'now-90d', to: 'now' } };
  await withDashboard(request, dashboard, async (uid) => {
    await page.goto(`/d/${uid}`);
    await expect.poll(() => asked.at(-1)?.scope).toEqual({ filters: [] });
    await page.goto(`/d/${uid}?var-channel=email&var-channel=social`);
    await expect.poll(() => asked.at(-1)?.scope).toEqual({ filters: [{ key: 'channel', op: 'in', value: ['email', 'social'] }] });
    await page.goto(`/d/${uid}?var-channel=email`);
    await expect.poll(() => asked.at(-1)?.scope).toMatchObject({ filters: [{ key: 'channel', value: expect.anything() }] });
    await expect(page.getByText('add_to_cart').or(page.getByText('ad_click')).first()).toBeVisible();
  });
});

test('every list that a variable may be chosen from has something in it; the dashboard’s time zone goes with each question', async ({ page, shop, request, asked }) => {
  const lists = ['models', 'stages', 'touchpoints', 'products', 'personas', 'segments', 'channels', 'customers', 'values'];
  const list = lists.map((name) => variable(name, { list: name, ...(name === 'values' && { key: 'campaign' }) }, shop.uid));
  const chosen = lists.map((name) => `${name}=[$${name}]`).join(' ');
  const text = { type: 'text', title: 'Chosen', gridPos: { x: 0, y: 10, w: 24, h: 4 }, options: { mode: 'markdown', content: chosen } };
  const dashboard = { templating: { list }, panels: [panel({ queryType: 'funnel' }, shop.uid), text], time: { from: 'now-90d', to: 'now' }, timezone: 'America/New_York' };
  await withDashboard(request, dashboard, async (uid) => {
    await page.goto(`/d/${uid}`);
    await expect(page.getByText(/^models=\[.+\] values=\[.+\]$/)).toBeVisible();
    const shown = await page.getByText(/^models=/).innerText();
    expect(lists.filter((name) => !new RegExp(`${name}=\\[[^\\]$]+\\]`).test(shown))).toEqual([]);
    await expect.poll(() => asked.find(({ queryType }) => queryType === 'funnel')?.timeZone).toBe('America/New_York');
  });
});

test('ad hoc filters complete from the store and look at a funnel’s first step', async ({ page, shop, request, asked }) => {
  const adHoc = { type: 'adhoc', name: 'Filters', datasource: { type, uid: shop.uid }, filters: [] };
  const dashboard = { templating: { list: [adHoc] }, panels: [panel({ queryType: 'funnel' }, shop.uid)], time: { from: 'now-90d', to: 'now' } };
  await withDashboard(request, dashboard, async (uid) => {
    await page.goto(`/d/${uid}`);
    const keys = page.waitForResponse(/resources\/keys/);
    const box = page.getByPlaceholder(/Filter by label values/i).or(page.getByRole('combobox').first()).first();
    await box.click();
    expect((await keys).url()).toContain('limit=');
    await page.getByRole('option', { name: 'channel' }).first().click();
    await page.getByRole('option', { name: /^=/ }).first().click();
    const value = page.getByRole('option').first();
    await expect(value).toBeVisible();
    await value.click();
    await page.keyboard.press('Escape');
    await expect.poll(() => asked.at(-1)?.scope).toMatchObject({ filters: [{ key: 'channel', op: expect.stringMatching(/^(=|in)$/) }], filtersOn: 'entry' });
  });
});

test('a dashboard’s annotations are asked as marks in time', async ({ page, shop, request, asked }) => {
  const datasource = { type, uid: shop.uid };
  const list = [{ name: 'Changes', enable: true, iconColor: 'purple', datasource, target: { refId: 'Anno', queryType: 'annotations' } }];
  const graph = panel({ queryType: 'counts' }, shop.uid, { type: 'timeseries' });
  const dashboard = { annotations: { list }, panels: [graph], time: { from: 'now-90d', to: 'now' } };
  await withDashboard(request, dashboard, async (uid) => {
    const answer = page.waitForResponse((response) => response.url().includes('/api/ds/query') && (response.request().postData() ?? '').includes('annotations'));
    await page.goto(`/d/${uid}`);
    expect((await answer).status()).toBe(200);
    expect(asked.some(({ queryType, language }) => queryType === 'annotations' && language === 'en')).toBe(true);
  });
});

test('a new panel opens on a funnel over time', async ({ page, shop, request, asked }) => {
  const fresh = { ...panel({}, shop.uid, { type: 'timeseries' }), id: 1 };
  await withDashboard(request, { panels: [fresh], time: { from: 'now-90d', to: 'now' } }, async (uid) => {
    await page.goto(`/d/${uid}?editPanel=1`);
    await expect(page.getByText(/how many get to each next stage within 14 days/)).toBeVisible();
    await expect.poll(() => asked.at(-1)?.queryType).toBe('funnelTrend');
    await expect(page.locator('.uplot')).toBeVisible();
  });
});
