import words from '../../main/frontend/locales/en-US/klantreis-journey-datasource.json';
import { expect, explore, ids, pick, prefer, seriousFindings, test } from './grafana';

test.beforeEach(({ request }) => prefer(request, {}));

test('a funnel is built by hand, with a breakdown', async ({ page, shop, asked, problems }) => {
  await explore(page, shop.uid, [{ queryType: 'funnel' }]);
  for (const [at, touchpoint] of ['add_to_cart', 'registration', 'purchase'].entries()) {
    await page.getByTestId(ids.query.addStep).click();
    await pick(page, page.getByTestId(ids.query.step(at)).getByRole('combobox').first(), touchpoint);
  }
  await pick(page, page.getByTestId(ids.query.breakdown), 'channel', 'Channel');
  await page.getByTestId(ids.query.window).fill('7d');
  await page.getByTestId(ids.query.window).press('Enter');
  await expect(page.getByTestId(ids.query.reading)).toHaveText(
    'Of those who reach add_to_cart: how many go on to registration and purchase within 7 days, per channel.'
  );
  await expect.poll(() => asked.at(-1)).toMatchObject({
    queryType: 'funnel',
    steps: [{ touchpoint: 'add_to_cart' }, { touchpoint: 'registration' }, { touchpoint: 'purchase' }],
    window: '7d',
    breakdown: { by: 'channel' },
    language: 'en',
    timeZone: expect.stringMatching(/\w/),
  });
  await expect(page.getByRole('columnheader', { name: 'Entered' })).toBeVisible();
  expect(problems).toEqual([]);
});

test('a question with a fault is not sent, and no keystroke is', async ({ page, shop, asked }) => {
  await explore(page, shop.uid, [{ queryType: 'funnel', steps: [{ stage: 'awareness' }, { stage: 'purchase' }] }]);
  await expect.poll(() => asked.length).toBeGreaterThan(0);
  const before = asked.length;
  await page.getByTestId(ids.query.window).pressSequentially('30');
  await page.getByTestId(ids.query.window).blur();
  await expect(page.getByTestId(ids.query.fault)).toContainText('A whole number with');
  await page.getByTestId(ids.query.addStep).click();
  await page.waitForTimeout(1000);
  expect(asked.length).toBe(before);
});

test('steps are moved by pointer and by keys', async ({ page, shop, asked }) => {
  const steps = [{ stage: 'awareness' }, { stage: 'decision' }, { stage: 'purchase' }];
  await explore(page, shop.uid, [{ queryType: 'funnel', steps }]);
  await expect(page.getByRole('columnheader', { name: 'Entered' })).toBeVisible();
  await page.getByRole('button', { name: /^Move step 3/ }).dragTo(page.getByTestId(ids.query.step(0)));
  await expect.poll(() => asked.at(-1)?.steps).toEqual([steps[2], steps[0], steps[1]]);
  await page.getByRole('button', { name: /^Move step 1/ }).focus();
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => asked.at(-1)?.steps).toEqual([steps[0], steps[2], steps[1]]);
  await expect(page.getByRole('button', { name: /^Move step 2/ })).toBeFocused();
});

test('a question goes to JSON and back without loss, completes there and shows faults at their place', async ({ page, shop, asked }) => {
  const question = { queryType: 'funnel', steps: [{ any: [{ stage: 'awareness' }, { touchpoint: 'visit' }] }, { stage: 'purchase', within: '3d' }] };
  await explore(page, shop.uid, [question]);
  const mode = page.getByTestId(ids.query.mode);
  await mode.getByRole('radio', { name: 'JSON' }).check();
  const lines = page.locator('.monaco-editor .view-lines');
  await expect(lines).toContainText('"awareness"');
  await mode.getByRole('radio', { name: 'By hand' }).check();
  await expect(page.getByTestId(ids.query.step(1))).toBeVisible();
  await expect.poll(() => asked.at(-1)).toMatchObject(question);

  await mode.getByRole('radio', { name: 'JSON' }).check();
  await lines.click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText('{ "queryType": "funnel", "steps": [ { "stage": "aankop" } ], "window": "7d", "ord');
  await page.keyboard.press('Control+Space');
  await expect(page.locator('.suggest-widget').getByText('order', { exact: true }).first()).toBeVisible();
  await page.keyboard.press('Escape'); // the editor has closed the braces itself
  await page.keyboard.insertText('er": "any"');
  await page.keyboard.press('ControlOrMeta+S');
  await expect.poll(() => asked.at(-1)).toMatchObject({ order: 'any', window: '7d' });
  await expect(page.locator('.squiggly-error')).toBeVisible();
});

test('a range shorter than the window has two ways out', async ({ page, shop, asked }) => {
  await explore(page, shop.uid, [{ queryType: 'funnel' }], 'now-7d');
  await page.getByRole('button', { name: 'Last 90 days', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Last 90 days', exact: true })).toHaveCount(0);
  await expect(page).toHaveURL(/now-90d/);
  await explore(page, shop.uid, [{ queryType: 'funnel' }], 'now-7d');
  await page.getByRole('button', { name: 'Complete runs only' }).click();
  await expect.poll(() => asked.at(-1)).toMatchObject({ select: 'closed' });
});

test('a band in Explore has lines of one scale only', async ({ page, shop }) => {
  await explore(page, shop.uid, [{ queryType: 'funnelTrend', interval: '1w', fromStep: 1, toStep: 2, band: true }]);
  const graph = page.getByTestId('data-testid Panel header Graph'); // the table below has columns of the same names
  await expect(graph.locator('.uplot').first()).toBeVisible();
  await expect(graph.getByRole('button', { name: /, at least$/ })).toHaveCount(1);
  await expect(graph.getByRole('button', { name: /still open|not yet/i })).toHaveCount(0);
});

// The link, and the head of Grafana's own trace view.
for (const [language, journey, head] of [['en-US', 'Show their journey', 'Service & Operation'], ['nl-NL', 'Toon hun reis', 'Dienst en bediening']]) {
  test(`a number of a funnel leads to its people, and one of them to their journey as a trace (${language})`, async ({ page, shop, request, asked, problems }) => {
    await prefer(request, { language });
    await explore(page, shop.uid, [{ queryType: 'funnel' }]);
    await page.getByRole('link', { name: /^\d/ }).nth(1).click();
    await expect.poll(() => asked.find(({ queryType }) => queryType === 'customers')).toMatchObject({ cell: { step: 1, state: 'converted' } });
    const cell = page.getByRole('gridcell', { name: /^klant-/ }).first();
    const customer = ((await cell.textContent()) ?? '').trim();
    await cell.getByRole('button').or(cell.locator('a')).or(cell).last().click();
    await page.getByText(journey, { exact: true }).first().click();
    await expect.poll(() => asked.find(({ queryType }) => queryType === 'journey')).toMatchObject({ customer });
    await expect(page.getByText(head)).toBeVisible();
    await expect(page.getByText(new RegExp(`${customer} \\(\\d`)).first()).toBeVisible(); // the whole journey, with how long it took
    expect(problems).toEqual([]);
  });
}

const examples = Object.values(words.example).map(({ title }) => title);

test('every example of the help is asked with a click, and answered', async ({ page, shop, asked }) => {
  await explore(page, shop.uid, [{ queryType: 'funnel' }]);
  const failed: string[] = [];
  page.on('response', (response) => response.url().includes('/api/ds/query') && response.status() !== 200 && failed.push(`${response.status()} ${response.request().postData()}`));
  expect(examples.length).toBeGreaterThan(5);
  for (const title of examples) {
    const before = asked.length;
    await page.getByRole('button', { name: 'Show data source help' }).click(); // it closes when one is chosen
    await page.getByText(title, { exact: true }).click();
    const answer = page.waitForResponse((response) => response.url().includes('/api/ds/query'));
    await page.getByTestId('data-testid RefreshPicker run button').click(); // Explore asks when told to
    expect([title, (await answer).status()]).toEqual([title, 200]);
    expect(asked.length).toBeGreaterThan(before);
  }
  expect(failed).toEqual([]);
  await expect(page.getByTestId(ids.query.reading)).not.toBeEmpty();
});

for (const [language, theme, question, reading] of [
  ['nl-NL', 'dark', 'Funnel in de tijd', 'Van wie aan'],
  ['en-US', 'light', 'Funnel over time', 'Of those who enter'],
]) {
  test(`the editor speaks ${language} and has no serious accessibility finding (${theme})`, async ({ page, shop, request, asked }) => {
    await prefer(request, { language, theme });
    const steps = [{ stage: 'awareness' }, { any: [{ stage: 'purchase' }, { touchpoint: 'visit' }], within: '3d', filters: [{ key: 'channel', op: '=', value: 'web' }] }];
    await explore(page, shop.uid, [{ queryType: 'funnel', breakdown: { by: 'channel' }, exclusions: [{ touchpoint: 'visit' }] }, { queryType: 'funnel', steps, preset: 'posthog' }]);
    await expect(page.getByTestId(ids.query.reading).first()).toContainText(reading);
    await expect.poll(() => asked.at(-1)?.language).toBe(language.slice(0, 2));
    expect(await seriousFindings(page, `[data-testid="${ids.query.editor}"]`)).toEqual([]);
    await page.getByTestId(ids.query.question).first().click();
    await expect(page.getByRole('option', { name: question })).toBeVisible();
  });
}
