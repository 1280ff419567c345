import { CoreApp, dateTime } from '@grafana/data';
import { JourneyQuery } from '../types';
import { translator } from '../testing/translator';
import { examples } from './examples';
import { fromJson, toJson } from './convert';
import { chooseQuestion, newAlert, newQuery } from './defaults';
import { durationInWords, durationMillis, isDuration } from './durations';
import { backendLanguage, zoneName } from './language';
import { choices, mostShown, search } from './lookups';
import { currentVersion, migrate } from './migrate';
import { formatOf, questions } from './questions';
import { ofParts, partsOf, selectorKey, selectorName, selectorOf, stepChoices } from './selectors';
import { changeStep, duplicateStep, moveStep, removeStep, selectInStep, withSteps } from './steps';
import { changeStore, chooseStore, nameFault } from './store';
import { validate } from './validate';

const t = translator('en');
const ask = (query: Partial<JourneyQuery>): JourneyQuery => ({ refId: 'A', ...query });

describe('convert', () => {
  const query = ask({
    queryType: 'funnel',
    steps: [{ any: [{ stage: 'a' }], within: '1d' }],
    hide: true,
    datasource: { type: 'x', uid: 'u' },
    _v: 1,
    _mode: 'json',
  });

  it('goes to JSON and back without loss', () => {
    expect(fromJson(toJson(query), query)).toEqual({ query });
  });

  it('shows only the question', () => {
    expect(Object.keys(JSON.parse(toJson(query)))).toEqual(['queryType', 'steps']);
  });

  it('takes fields out and leaves Grafana’s own alone', () => {
    expect(fromJson('{"queryType":"paths","refId":"Z","_v":9}', query)).toEqual({
      query: { refId: 'A', hide: true, datasource: query.datasource, _v: 1, _mode: 'json', queryType: 'paths' },
    });
  });

  it('tells what cannot be read', () => {
    expect(fromJson('{', query)).toHaveProperty('fault');
    expect(fromJson('[]', query)).toHaveProperty('fault');
  });
});

describe('chooseQuestion', () => {
  it('finds back what was filled in, and takes no field of another question along', () => {
    const funnel = ask({ queryType: 'funnel', window: '7d', steps: [{ stage: 'a' }], scope: { model: 'print4' } });
    const counts = chooseQuestion(funnel, 'counts');
    expect(counts).toMatchObject({ queryType: 'counts', of: 'customers', scope: { model: 'print4' } });
    expect(counts).not.toHaveProperty('window');
    expect(counts).not.toHaveProperty('steps');
    expect(chooseQuestion(counts, 'funnel')).toMatchObject({ queryType: 'funnel', window: '7d', steps: [{ stage: 'a' }] });
  });

  it('carries a funnel from one question about it to another', () => {
    const trend = chooseQuestion(ask({ queryType: 'funnel', window: '7d', steps: [{ stage: 'a' }], format: 'alert', metric: 'open' }), 'funnelTrend');
    expect(trend).toMatchObject({ queryType: 'funnelTrend', window: '7d', steps: [{ stage: 'a' }] });
    expect(trend).not.toHaveProperty('format');
    expect(trend).not.toHaveProperty('metric');
    const cleared = { ...trend, steps: undefined, window: undefined, band: true };
    const back = chooseQuestion(JSON.parse(JSON.stringify(cleared)), 'funnel');
    expect(back).toMatchObject({ format: 'alert', metric: 'open' });
    expect(back).not.toHaveProperty('steps');
    expect(chooseQuestion(back, 'funnelTrend')).toHaveProperty('band', true);
  });

  it('begins with something valid for every question and app', () => {
    for (const { id } of questions) {
      const missing = validate(chooseQuestion(ask({}), id), t).map(({ field }) => field);
      expect([id, missing]).toEqual([id, { journey: ['customer'], explain: ['customer'], modelDiff: ['other'] }[id as string] ?? []]);
    }
    expect(newQuery(CoreApp.UnifiedAlerting)).toMatchObject({ format: 'alert' });
    expect(newQuery()).toEqual({ queryType: 'funnelTrend' });
    expect(Object.keys({ ...newQuery(CoreApp.Explore), ...newQuery() })).toEqual(['queryType']);
  });
});

describe('newAlert', () => {
  const minutes = (count: number) => ({ from: dateTime(0), to: dateTime(count * 60_000) });

  it('looks back over four weeks where the rule has Grafana’s ten minutes, and leaves every other range alone', () => {
    const funnel = ask(newQuery(CoreApp.UnifiedAlerting));
    expect(newAlert(funnel, minutes(10))).toEqual({ ...funnel, range: '28d' });
    for (const [query, range] of [[funnel, minutes(60)], [funnel, undefined], [{ ...funnel, range: '7d' }, minutes(10)], [{ ...funnel, queryType: 'counts' }, minutes(10)]] as const) {
      expect(newAlert(query, range)).toBe(query);
    }
  });
});

describe('migrate', () => {
  it('brings a question without a version to this one, and leaves later ones alone', () => {
    expect(migrate(ask({ queryType: 'funnel' }))._v).toBe(currentVersion);
    const later = ask({ _v: currentVersion + 1 });
    expect(migrate(later)).toBe(later);
  });
});

describe('durations', () => {
  it('are read as the backend reads them', () => {
    expect(['500ms', '30s', '5m', '6h', '14d', '2w'].every(isDuration)).toBe(true);
    expect(['', '14', 'd', '1.5d', '-1d', '14 d', '1y'].some(isDuration)).toBe(false);
    expect(durationMillis('2w')).toBe(14 * 86_400_000);
  });

  it('are told in words', () => {
    expect(durationInWords('14d', 'nl')).toBe('14 dagen');
    expect(durationInWords('1h', 'en')).toBe('1 hour');
    expect(durationInWords('$window', 'en')).toBe('$window');
  });
});

describe('validate', () => {
  it('names every fault and its field', () => {
    const query = ask({ queryType: 'funnel', window: 'soon', steps: [{ stage: 'a' }, { touchpoint: '' }, {}], breakdown: { by: '' } });
    expect(validate(query, t).map(({ field }) => field)).toEqual(['window', 'steps[1]', 'steps[2]', 'breakdown']);
  });

  it('lets variables through', () => {
    expect(validate(ask({ window: '$window', steps: [{ touchpoint: '${tp}', within: '[[w]]' }, { any: '*' }] }), t)).toEqual([]);
  });
});

describe('steps', () => {
  const steps = [{ stage: 'a' }, { stage: 'b', name: 'B', within: '1d' }, { stage: 'c' }];

  it('move, leave and come twice', () => {
    expect(moveStep(steps, 2, 0).map(({ stage }) => stage)).toEqual(['c', 'a', 'b']);
    expect(moveStep(steps, 0, -1)).toEqual(steps);
    expect(removeStep(steps, 1)).toHaveLength(2);
    expect(duplicateStep(steps, 1)[2]).toEqual(steps[1]);
  });

  it('keep their name and options when they are about something else', () => {
    expect(selectInStep(steps, 1, { touchpoint: 'x' })[1]).toEqual({ touchpoint: 'x', name: 'B', within: '1d' });
    expect(changeStep(steps, 1, { name: undefined })[1]).not.toHaveProperty('name');
  });

  it('take along what tells them by number, and the first keeps no condition that looks back', () => {
    const query = ask({ toStep: 3, fromStep: 1, exclusions: [{ touchpoint: 'x', from: 2, to: 3 }] });
    expect(withSteps(query, [{ stage: 'a', within: '1d', optional: true, firstEver: true }, { stage: 'b', direct: true }])).toEqual({
      steps: [{ stage: 'a', firstEver: true }, { stage: 'b', direct: true }],
      exclusions: [{ touchpoint: 'x' }],
      fromStep: 1,
      toStep: undefined,
    });
    expect(withSteps(query, []).steps).toBeUndefined();
  });
});

describe('selectors', () => {
  it('are one text and back', () => {
    for (const selector of [{ stage: 'decision' }, { touchpoint: 'a:b' }, { any: '*' as const }]) {
      expect(selectorOf(selectorKey(selector) ?? '')).toEqual(selector);
    }
    expect(selectorOf('$tp')).toEqual({ touchpoint: '$tp' });
    expect(ofParts(partsOf({ stage: 's' }))).toMatchObject({ stage: 's' });
    expect(ofParts([{ stage: 's' }, { touchpoint: 'a' }])).toMatchObject({ any: [{ stage: 's' }, { touchpoint: 'a' }], stage: undefined });
    expect(partsOf({ any: [{ stage: 's' }, { touchpoint: 'a' }] })).toHaveLength(2);
    expect(stepChoices(undefined, [{ value: 's', label: 'S' }])).toEqual([{ value: '1', label: '1 · S' }]);
    expect(selectorName({ any: [{ touchpoint: 'a' }, { stage: 's' }] }, [{ value: 's', label: 'S' }])).toBe('a | S');
  });
});

describe('lookups', () => {
  it('read texts and objects, in a list or inside an object', () => {
    expect(choices(['a'])).toEqual([{ value: 'a', label: 'a' }]);
    expect(choices({ stages: [{ id: 'a', label: 'A' }, 7] })).toEqual([{ value: 'a', label: 'A', description: undefined }]);
    expect(choices(null)).toEqual([]);
  });

  it('are searched by label and id, and bounded', () => {
    const many = Array.from({ length: 200 }, (_, at) => ({ value: `id${at}`, label: `Name ${at}` }));
    expect(search(many, '')).toHaveLength(mostShown);
    expect(search(many, 'NAME 19')[0].value).toBe('id19');
    expect(search(many, 'id42')).toHaveLength(1);
  });
});

describe('language', () => {
  it('is the viewer’s', () => {
    expect(backendLanguage('nl-NL')).toBe('nl');
    expect(backendLanguage(undefined)).toBe('en');
  });

  it('goes with a zone that has a name', () => {
    expect(zoneName('utc')).toBe('UTC');
    expect(zoneName('Europe/Amsterdam')).toBe('Europe/Amsterdam');
    expect(zoneName('browser')).toBe(Intl.DateTimeFormat().resolvedOptions().timeZone);
  });
});

describe('store', () => {
  it('keeps only its own kind’s fields', () => {
    const postgres = chooseStore({ kind: 'h2', name: 'shop' }, 'postgres');
    expect(postgres).toEqual({ kind: 'postgres' });
    expect(changeStore({ kind: 'postgres', host: 'a', port: 1 }, { host: '' })).toEqual({ kind: 'postgres', port: 1 });
  });

  it('takes a name, never a path or address', () => {
    expect(nameFault('shop_2-x', t)).toBeUndefined();
    for (const wrong of [undefined, '../x', 'jdbc:h2:x', 'a b']) {
      expect(nameFault(wrong, t)).toBeDefined();
    }
  });
});

describe('examples', () => {
  it('are valid questions', () => {
    for (const { query } of examples(t)) {
      expect(validate(ask(query), t)).toEqual([]);
      expect(formatOf(query.queryType, query.format)?.value).toBe(query.format ?? formatOf(query.queryType, undefined)?.value);
    }
  });
});

describe('formatOf', () => {
  it('is the question’s first unless said', () => {
    expect(formatOf('funnel', undefined)?.shape).toBe('table');
    expect(formatOf('counts', 'alert')?.shape).toBe('alert');
    expect(formatOf('paths', 'x')).toBeUndefined();
  });
});
