import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, prefer, test, type } from './grafana';

const root = join(__dirname, '../../..');
const plugin = JSON.parse(readFileSync(join(root, 'plugin.json'), 'utf8'));

test.afterEach(({ request }) => prefer(request, {}));

for (const [theme, language] of [['dark', 'en-US'], ['light', 'nl-NL']]) {
  test(`the plugin’s own page says what it is, with its README and pictures (${theme}, ${language})`, async ({ page, request }) => {
    await prefer(request, { theme, language });
    // Grafana asks its catalogue about the version that is installed, and shows no README of a plugin that is not in there.
    const catalogue = (status: number, json: object) => page.route(status === 200 ? '**/api/gnet/plugins/*/versions/*' : '**/api/gnet/**', (route) => route.fulfill({ status, json }));
    await catalogue(404, { message: 'Plugin not found' });
    await catalogue(200, { version: plugin.info.version });
    await page.goto(`/plugins/${type}`);
    await expect(page.getByRole('heading', { name: plugin.name, exact: true })).toBeVisible();
    await expect(page.getByText(plugin.info.description)).toBeVisible();
    await expect(page.getByText(plugin.info.version, { exact: true }).first()).toBeVisible();
    await expect(page.getByRole('heading', { name: 'First steps' })).toBeVisible();
    const pictures = page.locator('img[src*="docs/img/"]');
    await expect(pictures).toHaveCount(2);
    await expect.poll(() => pictures.evaluateAll((all) => all.every((picture) => (picture as HTMLImageElement).naturalWidth > 300))).toBe(true);
    for (const link of await page.locator('a[href*="/docs/"], a[href*="public/plugins"]').evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).href))) {
      if (link.startsWith(new URL(page.url()).origin)) {
        expect([link, (await request.get(link)).status()]).toEqual([link, 200]);
      }
    }
  });
}

test('whatever plugin.json names is there', async ({ request }) => {
  const { info, includes } = await (await request.get(`/api/plugins/${type}/settings`)).json();
  expect(info.version).toBe(plugin.info.version);
  expect(includes.map(({ path }: { path: string }) => path)).toEqual(plugin.includes.map(({ path }: { path: string }) => path));
  const paths = [info.logos.small, info.logos.large, ...info.screenshots.map(({ path }: { path: string }) => path)];
  for (const path of [...paths, ...includes.map(({ path }: { path: string }) => `public/plugins/${type}/${path}`)]) {
    expect([path, (await request.get(`/${path}`)).status()]).toEqual([path, 200]);
  }
  const papers = await Promise.all(['README', 'CHANGELOG'].map(async (name) => (await request.get(`/api/plugins/${type}/markdown/${name}`)).text()));
  expect(papers.map((text) => text.length > 1000)).toEqual([true, true]);
});
