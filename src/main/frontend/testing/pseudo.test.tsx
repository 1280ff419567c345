import './pseudoLocale';
import './codeEditor';
import { dateTime, TimeRange } from '@grafana/data';
import { act, cleanup, fireEvent, render } from '@testing-library/react';
import { ReactElement } from 'react';
import { ConfigEditor } from '../components/ConfigEditor';
import { QueryEditor } from '../components/QueryEditor';
import { QueryHelp } from '../components/QueryHelp';
import { VariableEditor } from '../components/VariableEditor';
import * as choices from '../logic/choices';
import { examples } from '../logic/examples';
import { listChoices } from '../logic/lists';
import { presetChoices } from '../logic/presetWords';
import { questions } from '../logic/questions';
import { drawnBy, formatChoices, questionChoices } from '../logic/wording';
import { ids } from '../selectors';
import { Choice, JourneyQuery, Translate, VariableList } from '../types';
import { fakeDataSource } from './fakeDataSource';

const pseudo: Translate = (_key, fallback) => `⟦${fallback}⟧`;
const wrapped = (text: string) => `⟦${text}⟧`;

/** What is written the same in every language: values of the contract, and names of products. */
const codes = /\b(\d+(ms|s|m|h|d|w)|event_id|product|channel|stage|persona|segment|campaign|source|disable|prefer|require|verify-\w+|strict_\w+|allow_\w+|keep_all|localhost|public|shop(\.events)?|user_id|at|event_name|Klantreis|PostHog|Mixpanel|re-entry|Amplitude|Google Analytics|ClickHouse|windowFunnel|Apache Pinot|optimized|localo|code)\b/g;

/** Letters that no look-up wrapped. */
function unwrapped(text: string): string {
  let rest = text;
  for (let before = ''; before !== rest; ) {
    before = rest;
    rest = rest.replace(/⟦[^⟦⟧]*⟧/g, '');
  }
  return rest.replace(codes, '').replace(/[^\p{L}]+/gu, ' ').trim();
}

async function shows(page: ReactElement): Promise<string[]> {
  await act(async () => {
    render(page);
  });
  await act(async () => {
    document.querySelectorAll('button[aria-expanded="false"]').forEach((closed) => fireEvent.click(closed));
  });
  const reading = document.querySelector(`[data-testid="${ids.query.reading}"]`);
  const words = [reading?.textContent ?? ''];
  reading?.remove();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node: Node | null = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Element) {
      words.push(...['placeholder', 'aria-label', 'title', 'alt'].map((name) => (node as Element).getAttribute(name) ?? ''));
      words.push(node instanceof HTMLInputElement && node.getAttribute('role') === 'combobox' ? node.value : '');
    } else if (!['STYLE', 'TEXTAREA'].includes(node.parentElement?.tagName ?? '')) {
      words.push(node.textContent ?? '');
    }
  }
  cleanup();
  return words.map((text) => (unwrapped(text) ? text : '')).filter(Boolean);
}

const range: TimeRange = { from: dateTime(0), to: dateTime(1), raw: { from: '0', to: '1' } };

const editor = (query: Partial<JourneyQuery>) => (
  <QueryEditor query={{ refId: 'A', ...query }} datasource={fakeDataSource(wrapped)} range={range} onChange={() => undefined} onRunQuery={() => undefined} />
);

/** Between them all that a funnel may hold; jsdom takes long over many fields at once. */
const full: Array<[string, Partial<JourneyQuery>]> = [
  ['conditions', { steps: [{ stage: 'awareness', name: '⟦own⟧' }, { any: [{ touchpoint: '⟦a⟧' }, { any: '*' }], optional: true, direct: true, within: '1d' }] }],
  ['filters', { scope: { product: '⟦p⟧', filters: [{ key: 'channel', op: '=', value: null }], filtersOn: 'entry' }, unit: 'session:30m' }],
  ['filters that break journeys', { scope: { filters: [{ key: 'channel', op: '=', value: '⟦web⟧' }] }, language: 'nl' }],
  ['exclusions and groups', { exclusions: [{ touchpoint: '' }], breakdown: { by: 'channel', attribution: 'step', step: 2 }, preset: 'posthog', grace: 'x' }],
];

describe('every word on screen', () => {
  it.each(questions.map(({ id }) => id))('of %s is looked up', async (queryType) => {
    expect(await shows(editor({ queryType }))).toEqual([]);
  });

  it.each(['funnel', 'stageDuration', 'inStage', 'sentiment', 'counts'])('of an alert on %s that compares is looked up', async (queryType) => {
    expect(await shows(editor({ queryType, format: 'alert', baseline: '28d' }))).toEqual([]);
  });

  it.each(full)('of a funnel with %s is looked up', async (_, query) => {
    expect(await shows(editor({ queryType: 'customers', cell: { step: 1, state: 'open', group: '⟦web⟧' }, ...query }))).toEqual([]);
  });

  it('of JSON, and of what is JSON only, is looked up', async () => {
    expect(await shows(editor({ queryType: 'funnel', _mode: 'json' }))).toEqual([]);
    expect(await shows(editor({ queryType: '⟦paths⟧' }))).toEqual([]);
  });

  it.each([{ kind: 'demo' as const }, { kind: 'h2' as const, name: '../x' }, { kind: 'postgres' as const }])('of the settings of %j is looked up', async (store) => {
    const options = { jsonData: { store, events: { channel: '⟦c⟧' }, timeZone: 'UTC' }, secureJsonFields: { password: true } };
    const words = await shows(<ConfigEditor options={options as never} onOptionsChange={() => undefined} />);
    expect(words.filter((text) => !/^(UTC|Coordinated Universal Time.*|GMT|\.\.\/x|Reset)$/.test(text))).toEqual([]);
  });

  it.each(['stages', 'values'] as VariableList[])('of a variable of %s is looked up', async (list) => {
    const page = <VariableEditor query={{ refId: 'A', list }} datasource={fakeDataSource(wrapped)} onChange={() => undefined} onRunQuery={() => undefined} />;
    expect(await shows(page)).toEqual([]);
  });

  it('of the help is looked up', async () => {
    expect(await shows(<QueryHelp onClickExample={() => undefined} query={{ refId: 'A' }} datasource={fakeDataSource(wrapped)} />)).toEqual([]);
  });

  it('of every choice is looked up', () => {
    const lists = [...Object.values(choices), questionChoices, listChoices, presetChoices];
    const all: Choice[] = [...lists.flatMap((list) => list(pseudo)), ...questions.flatMap((question) => formatChoices(question, pseudo))];
    const words = all.flatMap(({ label, description = '', group = '' }) => [label, description, group]);
    const told = questions.flatMap(({ id, formats }) => formats.map(({ shape }) => drawnBy(id, shape, pseudo)));
    const shown = examples(pseudo).flatMap(({ title, text }) => [title, text]);
    expect([...words, ...told, ...shown].filter(unwrapped)).toEqual([]);
  });

  it('that is not would be found', () => {
    expect(unwrapped('⟦a ⟦b⟧⟧ · 14d, Loose')).toBe('Loose');
  });
});
