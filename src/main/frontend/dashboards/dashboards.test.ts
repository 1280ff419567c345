import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatOf, questionOf } from '../logic/questions';
import { validate } from '../logic/validate';
import { translator } from '../testing/translator';
import { JourneyQuery } from '../types';
import { dashboards } from './all.mjs';

const root = join(__dirname, '../../../..');
const plugin = JSON.parse(readFileSync(join(root, 'plugin.json'), 'utf8'));

interface Panel {
  title: string;
  description?: string;
  type: string;
  targets?: JourneyQuery[];
}

const panels = (json: string): Panel[] => JSON.parse(json).panels;

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

  it('have a title, a description and a valid question in every panel, in one language', () => {
    for (const [path, json] of Object.entries(dashboards)) {
      for (const panel of panels(json)) {
        expect([path, typeof panel.title, typeof panel.description]).toEqual([path, 'string', 'string']);
        for (const query of panel.targets ?? []) {
          expect(query.language).toBe(path.split('/')[0]);
          expect(validate(query, translator('en'))).toEqual([]);
          const format = query.format ?? questionOf(query.queryType)?.formats[0].value;
          expect([path, panel.title, formatOf(query.queryType, format)?.value]).toEqual([path, panel.title, format]);
        }
      }
    }
  });
});
