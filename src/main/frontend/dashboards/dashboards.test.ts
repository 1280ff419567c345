import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatOf, questionOf } from '../logic/questions';
import { validate } from '../logic/validate';
import { translator } from '../testing/translator';
import { JourneyQuery } from '../types';
import { dashboards } from './all.mjs';
import { models } from './stages.mjs';

const root = join(__dirname, '../../../..');
const plugin = JSON.parse(readFileSync(join(root, 'plugin.json'), 'utf8'));

interface Property {
  id: string;
  value: unknown;
}

interface Panel {
  id: number;
  title: string;
  description?: string;
  type: string;
  gridPos: { x: number; y: number; w: number; h: number };
  targets: JourneyQuery[];
  fieldConfig: { defaults: { unit?: string; thresholds?: { steps: unknown[] } }; overrides: Array<{ properties: Property[] }> };
}

const panels = (json: string): Panel[] => JSON.parse(json).panels;
const every = Object.entries(dashboards).flatMap(([path, json]) => panels(json).map((panel) => ({ path, panel })));

/** What is left of a dashboard without its words. */
function structure(value: unknown, key = ''): unknown {
  if (typeof value === 'string') {
    return ['type', 'queryType', 'format', 'unit', 'of', 'by', 'interval', 'name', 'refId'].includes(key) ? value : 'text';
  }
  if (Array.isArray(value)) {
    return value.map((part) => structure(part, key));
  }
  if (key === 'indexByName') {
    return [...new Set(Object.values(value as object))]; // by names in the dashboard's language
  }
  return value && typeof value === 'object'
    ? Object.fromEntries(Object.entries(value).map(([name, part]) => [name, structure(part, name)]))
    : value;
}

describe('dashboards', () => {
  it('are kept as they are written here', () => {
    const kept = Object.keys(dashboards).map((path) => [path, readFileSync(join(root, 'provisioning/dashboards', path), 'utf8')]);
    expect(Object.fromEntries(kept)).toEqual(dashboards);
  });

  it('are all offered by the plugin, and no others', () => {
    const offered = plugin.includes.map(({ path, name }: { path: string; name: string }) => [path, name]);
    const made = Object.entries(dashboards).map(([path, json]) => [`dashboards/${path}`, JSON.parse(json).title]);
    expect(new Map(offered)).toEqual(new Map(made as Array<[string, string]>));
    const folders = ['en', 'nl'].flatMap((language) => readdirSync(join(root, 'provisioning/dashboards', language)));
    expect(folders).toHaveLength(Object.keys(dashboards).length);
  });

  it('are six, and the same in both languages but for the words', () => {
    const ids = Object.keys(dashboards).filter((path) => path.startsWith('nl/')).map((path) => path.slice(3));
    expect(ids).toHaveLength(6);
    for (const id of ids) {
      const [nl, en] = ['nl', 'en'].map((language) => JSON.parse(dashboards[`${language}/${id}`]));
      expect(structure(nl)).toEqual(structure(en));
      expect(nl.title).not.toBe(en.title);
    }
  });

  it('open on 90 days', () => {
    for (const json of Object.values(dashboards)) {
      expect(JSON.parse(json).time).toEqual({ from: 'now-90d', to: 'now' });
    }
  });

  it('have a title, a description and a valid question in every panel, in one language', () => {
    for (const { path, panel } of every) {
      expect([path, panel.title, panel.description]).toEqual([path, expect.stringMatching(/./), expect.stringMatching(/[.]$/)]);
      expect(panel.targets).toHaveLength(1);
      for (const query of panel.targets) {
        expect(query.language).toBe(path.split('/')[0]);
        expect(validate(query, translator('en'))).toEqual([]);
        const format = query.format ?? questionOf(query.queryType)?.formats[0].value;
        expect([path, panel.title, formatOf(query.queryType, format)?.value]).toEqual([path, panel.title, format]);
      }
    }
  });

  it('set a unit and thresholds in every panel, and two texts nowhere', () => {
    for (const { path, panel } of every) {
      const { unit, thresholds } = panel.fieldConfig.defaults;
      expect([path, panel.title, typeof unit, thresholds?.steps.length]).toEqual([path, panel.title, 'string', expect.any(Number)]);
      const named = panel.fieldConfig.overrides.flatMap(({ properties }) => properties).filter(({ id }) => id === 'displayName');
      expect(named.map(({ value }) => typeof value)).toEqual(named.map(() => 'string'));
    }
  });

  it('lay their panels out in 24 columns, without gaps and without overlap', () => {
    for (const [path, json] of Object.entries(dashboards)) {
      const taken = new Set<string>();
      for (const { gridPos: { x, y, w, h } } of panels(json)) {
        for (let row = y; row < y + h; row++) {
          for (let column = x; column < x + w; column++) {
            expect([path, taken.has(`${column},${row}`), column < 24]).toEqual([path, false, true]);
            taken.add(`${column},${row}`);
          }
        }
      }
      expect(taken.size % 24).toBe(0);
    }
  });

  it('number their panels once', () => {
    for (const json of Object.values(dashboards)) {
      const ids = panels(json).map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it('link only to dashboards and variables that there are', () => {
    const uids = new Set(Object.values(dashboards).map((json) => JSON.parse(json).uid));
    const seen = new Set<string>();
    for (const [path, json] of Object.entries(dashboards)) {
      for (const [, uid, asked] of json.matchAll(/"\/d\/([^?"]+)\?([^"]*)"/g)) {
        expect([path, uid, uids.has(uid)]).toEqual([path, uid, true]);
        expect(uid.endsWith(path.split('/')[0])).toBe(true);
        seen.add(uid);
        const there = Object.values(dashboards).map((text) => JSON.parse(text)).find((dashboard) => dashboard.uid === uid);
        const names = there.templating.list.map(({ name }: { name: string }) => name);
        for (const [, one, other] of asked.matchAll(/var-(\w+)=|\{(\w+):queryparam\}/g)) {
          expect([uid, names]).toEqual([uid, expect.arrayContaining([one ?? other])]);
        }
      }
    }
    expect([...seen].sort()).toEqual(['klantreis-customer-en', 'klantreis-customer-nl', 'klantreis-funnel-en', 'klantreis-funnel-nl']);
  });

  it('know the stages of the product’s models by their names', () => {
    for (const [id, stages] of Object.entries(models)) {
      const file = readFileSync(join(root, 'src/main/resources/models', `${id}.yaml`), 'utf8');
      const named = [...file.matchAll(/^ {2}- id: \S+\n {4}label: \{nl: "?([^",}]+)"?, en: "?([^",}]+)"?\}/gm)];
      expect(stages).toEqual(named.map(([, nl, en]) => [en, nl]));
    }
  });
});
