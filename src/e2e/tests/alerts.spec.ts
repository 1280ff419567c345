import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { APIRequestContext } from '@playwright/test';
import { expect, test, type } from './grafana';

// KLANTREIS_ALERTING is the folder of alert rules that this Grafana provisions from; without it none can be laid there.
const folder = process.env.KLANTREIS_ALERTING ?? '';
const program = join(process.env.KLANTREIS_DIST ?? join(__dirname, '../../../dist'), 'klantreis');

interface Alert {
  labels: Record<string, string>;
  annotations: Record<string, string>;
  state: string;
}

interface Rule {
  name: string;
  state: string;
  health: string;
  lastError?: string;
  lastEvaluation: string;
  labels: Record<string, string>;
  alerts?: Alert[];
}

test.skip(folder === '', 'not run: alert rules from provisioning, for KLANTREIS_ALERTING names no folder');

/** Lays what the command line writes where Grafana reads it, and takes it away again. */
async function withRules(request: APIRequestContext, uid: string, more: string[], body: (rules: () => Promise<Rule[]>) => Promise<void>): Promise<void> {
  const name = `e2e ${uid}`;
  const file = join(folder, `e2e-${uid}.yaml`);
  execFileSync(program, ['alerts', '--datasource', uid, '--folder', name, '--every', '10s', ...more, '--out', file]);
  const reload = () => request.post('/api/admin/provisioning/alerting/reload');
  try {
    expect(await (await reload()).text()).toContain('reloaded');
    await body(async () => {
      const answer = await (await request.get('/api/prometheus/grafana/api/v1/rules')).json();
      return answer.data.groups.filter(({ file: at }: { file: string }) => at === name).flatMap(({ rules }: { rules: Rule[] }) => rules);
    });
  } finally {
    rmSync(file);
    const folders: Array<{ uid: string; title: string }> = await (await request.get('/api/folders?limit=1000')).json();
    for (const made of folders.filter(({ title }) => title === name)) {
      await request.delete(`/api/folders/${made.uid}?forceDeleteRules=true`);
    }
  }
}

const evaluated = ({ lastEvaluation }: Rule) => !lastEvaluation.startsWith('0001');

test('on the demo shop the rules fire on the documented problems and nowhere else', async ({ request, shop }) => {
  test.setTimeout(240_000);
  const more = ['--language', 'nl', '--steps', 'add_to_cart,registration', '--by', 'channel'];
  await withRules(request, shop.uid, more, async (rules) => {
    await expect.poll(async () => (await rules()).filter(evaluated).length, { timeout: 120_000 }).toBe(5);
    const all = await rules();
    expect(all.map(({ lastError }) => lastError ?? '').join('')).toBe('');
    const firing = all.flatMap(({ alerts = [] }) => alerts).filter(({ state }) => state.startsWith('Alerting'));
    const where = firing.map(({ labels }) => [labels.watches, labels.step ?? labels.touchpoint ?? labels.stage, labels.group ?? '']);
    expect(where.sort()).toEqual([
      ['dropOff', 'decision', ''],
      ['feeling', 'delivery', ''],
      ['steps', 'add_to_cart', 'app'],
    ]);
    for (const { annotations } of firing) {
      expect(annotations.summary).toMatch(/\d+(,\d+)?/);
      expect(annotations.summary).not.toContain('NaN');
      expect(annotations.__dashboardUid__).toMatch(/^klantreis-.*-nl$/);
    }
  });
});

const hour = 3_600_000;
const day = 24 * hour;

test('a rule goes from no data to normal, to alerting and back to normal', async ({ request }) => {
  test.setTimeout(300_000);
  const name = `e2e${Date.now()}`;
  const jsonData = { store: { kind: 'h2', name }, timeZone: 'Europe/Amsterdam', refreshSeconds: 1 };
  const made = await (await request.post('/api/datasources', { data: { name, type, access: 'proxy', jsonData } })).json();
  const { uid } = made.datasource;
  const now = Date.now() - 2 * hour; // rules look at whole hours
  const send = async (events: object[]) => {
    for (let at = 0; at < events.length; at += 2000) {
      const data = events.slice(at, at + 2000);
      const answer = await (await request.post(`/api/datasources/uid/${uid}/resources/events`, { data })).json();
      expect(answer).toMatchObject({ accepted: data.length, rejected: [] });
    }
  };
  const visit = (customer: string, at: number) => ({ customer, timestamp: at, touchpoint: 'visit' });
  const buy = (customer: string, at: number) => ({ customer, timestamp: at + hour, touchpoint: 'buy' });
  const people = (kind: string, days: number[], each: number) =>
    days.flatMap((back) => Array.from({ length: each }, (_, nr): [string, number] => [`${kind}-${back}-${nr}`, now - back * day - nr * 60_000]));
  const usual = people('usual', Array.from({ length: 36 }, (_, back) => back), 100);
  const lost = people('lost', [1, 2, 3], 300);
  try {
    const more = ['--steps', 'visit,buy', '--window', '1d', '--range', '3d', '--baseline', '28d'];
    await withRules(request, uid, more, async (rules) => {
      const watched = async () => (await rules()).find(({ labels }) => labels.watches === 'steps');
      const becomes = (state: string, health: string) =>
        expect.poll(async () => [(await watched())?.state, (await watched())?.health], { timeout: 90_000 }).toEqual([state, health]);
      await expect.poll(async () => (await watched())?.health, { timeout: 90_000 }).toBe('nodata');
      await send(usual.flatMap(([customer, at], nr) => [visit(customer, at), ...(nr % 2 ? [buy(customer, at)] : [])]));
      await becomes('inactive', 'ok');
      await send(lost.map(([customer, at]) => visit(customer, at)));
      await becomes('firing', 'ok');
      await send(lost.map(([customer, at]) => buy(customer, at)));
      await becomes('inactive', 'ok');
    });
  } finally {
    await request.delete(`/api/datasources/uid/${uid}`);
  }
});
