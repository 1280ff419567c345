import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import en from '../locales/en-US/klantreis-journey-datasource.json';
import nl from '../locales/nl-NL/klantreis-journey-datasource.json';
import { flat } from './translator';

const root = join(__dirname, '..');
const call = /\bt\)?\(\s*'([^']+)',\s*'([^']*)'/g;

/** Every text in the sources, by its key. */
function texts(): Array<[string, string]> {
  return ['.', 'logic', 'components'].flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.'))
      .flatMap((file) =>
        [...readFileSync(join(root, folder, file), 'utf8').matchAll(call)].map(([, key, text]): [string, string] => [key, text])
      )
  );
}

const placeholders = (text: string) => [...text.matchAll(/\{\{\w+\}\}/g)].map(String).sort();

describe('locales', () => {
  it('have the English of the sources, all of it and nothing else', () => {
    expect(flat(en)).toEqual(Object.fromEntries(texts()));
  });

  it('are as complete in Dutch, with the same placeholders', () => {
    expect(Object.keys(flat(nl)).sort()).toEqual(Object.keys(flat(en)).sort());
    for (const [key, text] of Object.entries(flat(nl))) {
      expect([key, placeholders(text)]).toEqual([key, placeholders(flat(en)[key])]);
      expect(text.trim()).not.toBe('');
    }
  });

  it('never give one key two texts', () => {
    const seen = new Map<string, string>();
    for (const [key, text] of texts()) {
      expect([key, seen.get(key) ?? text]).toEqual([key, text]);
      seen.set(key, text);
    }
  });
});
