import { models } from '../../main/frontend/dashboards/stages.mjs';
import { panel, withDashboard } from './dashboard';
import { expect, prefer, test } from './grafana';

// Panels as people make them, with nothing chosen in Grafana's own forms.
test.afterEach(({ request }) => prefer(request, {}));

const ninetyDays = { from: 'now-90d', to: 'now' };

for (const [language, named] of [['en-US', 0], ['nl-NL', 1]] as const) {
  test(`bar gauges draw a bar each under its name alone (${language})`, async ({ page, shop, request, problems }) => {
    await prefer(request, { language });
    const queries = [
      { queryType: 'funnel' },
      { queryType: 'stageDuration' },
      { queryType: 'counts', of: 'customers', by: 'stage' },
      { queryType: 'sentiment', by: 'stage' },
    ];
    const panels = queries.map((query, at) =>
      panel({ ...query, format: 'wide' }, shop.uid, { id: at + 1, type: 'bargauge', title: query.queryType, gridPos: { x: 0, y: 8 * at, w: 24, h: 8 } })
    );
    await page.setViewportSize({ width: 1280, height: 1500 });
    await withDashboard(request, { panels, time: ninetyDays }, async (uid) => {
      await page.goto(`/d/${uid}`);
      for (const { queryType } of queries) {
        const gauge = page.getByTestId(`data-testid Panel header ${queryType}`);
        for (const stage of models.localo.map((names) => names[named])) {
          await expect(gauge.getByText(stage, { exact: true })).toBeVisible();
        }
      }
      expect(problems).toEqual([]);
    });
  });
}

test('a panel that keeps to Dutch has its fields for a reader of English too', async ({ page, shop, request, asked }) => {
  const options = { reduceOptions: { calcs: ['lastNotNull'], fields: '/^Bewustwording$/' } };
  const made = panel({ queryType: 'funnelTrend', language: 'nl' }, shop.uid, { id: 1, type: 'stat', title: 'Made by hand', options });
  await prefer(request, { language: 'en-US' });
  await withDashboard(request, { panels: [made], time: ninetyDays }, async (uid) => {
    await page.goto(`/d/${uid}`);
    await expect(page.getByTestId('data-testid Panel header Made by hand').getByText(/%$/).first()).toBeVisible();
    expect(asked.at(-1)).toMatchObject({ language: 'nl' });
  });
});
