// Tries the editors in Chromium, in a page of ours: no Grafana is needed. One line a check: ok, FAILED or not run.
import axe from 'axe-core';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import webpack from 'webpack';
import { hearing } from './access.mjs';
import config from './webpack.config.mjs';

const here = fileURLToPath(new URL('..', import.meta.url));
const built = resolve(here, '../../../target/browser');
const icons = resolve(here, 'node_modules/@grafana/ui/dist/public');

/** A Chromium of the machine's, or Playwright's own. */
function browserProgram() {
  const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/opt/google/chrome/chrome'];
  return [process.env.KLANTREIS_CHROMIUM, ...places, chromium.executablePath()].find((path) => path && existsSync(path));
}

const program = browserProgram();
if (!program) {
  console.log('not run: the editors in a browser, for there is no Chromium (KLANTREIS_CHROMIUM names one)');
  process.exit(0);
}

const stats = await new Promise((done, fail) => webpack(config, (error, made) => (error ? fail(error) : done(made))));
if (stats.hasErrors()) {
  console.log(`FAILED the page was not built: ${stats.toString('errors-only').slice(0, 2000)}`);
  process.exit(1);
}

const types = { js: 'text/javascript', svg: 'image/svg+xml' };
const server = createServer((request, response) => {
  const path = new URL(request.url, 'http://x').pathname;
  const icon = path.indexOf('/img/icons/');
  if (icon >= 0 && !existsSync(join(icons, path.slice(icon)))) {
    response.setHeader('Content-Type', types.svg); // Grafana has more icons than its components bring along
    response.end('<svg xmlns="http://www.w3.org/2000/svg"/>');
    return;
  }
  const file = icon >= 0 ? join(icons, path.slice(icon)) : join(built, path);
  if (path === '/') {
    response.setHeader('Content-Type', 'text/html');
    response.end('<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Klantreis</title></head><body><script>window.__grafana_public_path__="/public/"</script><script src="/page.js"></script></body></html>');
  } else if (!path.includes('..') && existsSync(file)) {
    response.setHeader('Content-Type', types[path.split('.').pop()] ?? 'application/octet-stream');
    response.end(readFileSync(file));
  } else {
    response.writeHead(path === '/favicon.ico' || path.includes('/fonts/') ? 204 : 404).end();
  }
});
await new Promise((done) => server.listen(0, '127.0.0.1', done));

const browser = await chromium.launch({ executablePath: program, args: ['--no-sandbox', '--disable-gpu'] });
const tab = await browser.newPage({ viewport: { width: 1280, height: 900 } });
const problems = [];
tab.on('pageerror', (error) => problems.push(error.message));
tab.on('console', (message) => message.type() === 'error' && problems.push(`${message.text()} ${message.location().url}`));
await tab.goto(`http://127.0.0.1:${server.address().port}/`);
await tab.waitForFunction(() => window.page?.ready);
await tab.addScriptTag({ content: axe.source });

const id = (name) => tab.getByTestId(`klantreis ${name}`);
const show = (what) => tab.evaluate((shown) => window.page.show(shown), { part: 'query', language: 'en-US', theme: 'dark', ...what });
const query = () => tab.evaluate(() => window.page.query);
const steps = async () => (await query()).steps?.map(({ touchpoint, stage }) => touchpoint ?? stage);

let failed = 0;
async function check(name, body) {
  problems.length = 0;
  try {
    await body();
    equal(problems, []);
    console.log(`ok ${name}`);
  } catch (error) {
    failed++;
    console.log(`FAILED ${name}: ${error.message.split('\n').slice(0, 6).join(' ')}`);
  }
}

function equal(actual, expected) {
  const [is, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (is !== wanted) {
    throw new Error(`is ${is}, not ${wanted}`);
  }
}

/** Waits until a value is as wanted; what is drawn follows what is done. */
async function becomes(value, wanted) {
  const until = Date.now() + 10_000;
  while (JSON.stringify(await value()) !== JSON.stringify(wanted) && Date.now() < until) {
    await tab.waitForTimeout(50);
  }
  equal(await value(), wanted);
}

/** What axe calls serious, in whatever is shown. */
async function serious() {
  return tab.evaluate(async () => {
    const { violations } = await window.axe.run('main', { resultTypes: ['violations'] });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap((found) => found.nodes.map(({ html }) => `${found.id}: ${html.slice(0, 160)}`));
  });
}

await check('a funnel is built with the keyboard alone, and asked once a choice', async () => {
  await show({ query: { queryType: 'funnel' } });
  for (const [at, name] of ['visit', 'order'].entries()) {
    await id('query add step').focus();
    await tab.keyboard.press('Enter');
    const picker = id(`query step ${at}`).getByRole('combobox').first();
    await picker.focus();
    await tab.keyboard.press('ArrowDown');
    await tab.keyboard.type(name);
    await tab.getByRole('option', { name }).first().waitFor();
    await tab.keyboard.press('Home');
    await tab.keyboard.press('Enter');
    await becomes(async () => (await steps())?.[at], name);
  }
  equal(await tab.evaluate(() => window.page.asked), 2);
});

const three = { queryType: 'funnel', steps: [{ touchpoint: 'a' }, { touchpoint: 'b' }, { touchpoint: 'c' }] };

await check('a step is dragged to another place', async () => {
  await show({ query: three });
  await tab.getByRole('button', { name: /^Move step 3/ }).dragTo(id('query step 0'));
  await becomes(steps, ['c', 'a', 'b']);
});

await check('a step is moved with the arrow keys and keeps the focus', async () => {
  await show({ query: three });
  await tab.getByRole('button', { name: /^Move step 1/ }).focus();
  await tab.keyboard.press('ArrowDown');
  await tab.keyboard.press('ArrowDown');
  await becomes(steps, ['b', 'c', 'a']);
  equal(await tab.evaluate(() => document.activeElement?.getAttribute('data-handle')), '2');
});

await check('a wrong window is told at its field and not asked', async () => {
  await show({ query: { queryType: 'funnel' } });
  await id('query window').fill('soon');
  await id('query window').blur();
  await id('query fault').waitFor();
  equal(await tab.evaluate(() => window.page.asked), 0);
});

await check('a range shorter than the window has a way out', async () => {
  await show({ query: { queryType: 'funnelTrend' }, days: 7 });
  await tab.getByRole('button', { name: 'Complete runs only' }).click();
  await becomes(async () => (await query()).select, 'closed');
});

await check('choices side by side have the name that stands above them', async () => {
  await show({ query: { queryType: 'funnel' } });
  await tab.getByRole('radiogroup', { name: 'Write it' }).waitFor();
  await tab.getByRole('radiogroup', { name: 'Answer as' }).waitFor();
  await tab.getByRole('radiogroup', { name: 'Answer as' }).getByRole('radio', { checked: true }).focus();
  await tab.keyboard.press('ArrowRight');
  await becomes(async () => (await query()).format, 'wide');
});

await check('the reading is told when a choice changes it', async () => {
  await show({ query: { queryType: 'funnel' } });
  equal(await id('query reading').getAttribute('aria-live'), 'polite');
  await id('query window').fill('7d');
  await tab.keyboard.press('Enter');
  await becomes(async () => (await id('query reading').innerText()).includes('within 7 days'), true);
});

await check('the editor speaks Dutch', async () => {
  await show({ query: { queryType: 'funnel', breakdown: { by: 'channel' } }, language: 'nl-NL' });
  await becomes(() => id('query reading').innerText(), 'Van wie aan localo begint: hoeveel elke volgende fase halen binnen 14 dagen, per kanaal.');
});

const questions = ['funnel', 'funnelTrend', 'timeToConvert', 'comparePresets', 'stageDuration', 'inStage', 'journeyMap', 'modelDiff', 'sentiment', 'counts', 'customers', 'journey', 'explain', 'annotations'];
const full = {
  queryType: 'customers',
  steps: [{ stage: 'awareness' }, { any: [{ touchpoint: 'visit' }, { stage: 'purchase' }], within: '1d', filters: [{ key: 'channel', op: 'in', value: ['web'] }] }],
  exclusions: [{ touchpoint: 'order' }],
  breakdown: { by: 'channel', attribution: 'step' },
  preset: 'pinot',
  unit: 'session:30m',
  window: 'soon',
};
await hearing({ check, equal, becomes, show, id, tab, query, questions, full });

for (const theme of ['dark', 'light']) {
  for (const queryType of questions) {
    await check(`${queryType} has no serious accessibility finding (${theme})`, async () => {
      await show({ query: { queryType, customer: 'k', other: 'localo' }, theme });
      await id('query reading').waitFor();
      equal(await serious(), []);
    });
  }
  await check(`a funnel with all its choices has none (${theme})`, async () => {
    await show({ query: full, theme, language: 'nl-NL' });
    await id('query reading').waitFor();
    equal(await serious(), []);
  });
  for (const kind of ['demo', 'h2', 'postgres']) {
    await check(`the settings of ${kind} have none (${theme})`, async () => {
      await show({ part: 'config', jsonData: { store: { kind }, events: kind === 'postgres' ? { table: 't' } : undefined }, theme });
      await id('config').waitFor();
      equal(await serious(), []);
    });
  }
}

await browser.close();
server.close();
process.exitCode = failed > 0 ? 1 : 0;
