import { dateTime } from '@grafana/data';
import { JourneyQuery } from '../types';
import { choosePreset, presetDefaults, windowOf } from './presets';
import { isShort, wider } from './timeRange';
import { unitOf, unitParts } from './units';

const ask = (query: Partial<JourneyQuery>): JourneyQuery => ({ refId: 'A', queryType: 'funnel', ...query });
const days = (count: number) => ({ from: dateTime(0), to: dateTime(count * 86_400_000) });

describe('isShort', () => {
  it('tells a range in which hardly a run can be complete', () => {
    expect(isShort(ask({}), days(7))).toBe(true);
    expect(isShort(ask({}), days(14))).toBe(false);
    expect(isShort(ask({ preset: 'mixpanel' }), days(7))).toBe(false);
    expect(isShort(ask({ window: '30d' }), days(14))).toBe(true);
    expect(isShort(ask({ range: '28d' }), days(1))).toBe(false);
    expect(isShort(ask({ range: '1d' }), days(90))).toBe(true);
  });

  it('tells it of stays and of the map, which have no runs', () => {
    expect(isShort(ask({ queryType: 'stageDuration' }), days(13))).toBe(true);
    expect(isShort(ask({ queryType: 'stageDuration' }), days(14))).toBe(false);
    expect(isShort(ask({ queryType: 'stageDuration', format: 'alert' }), days(1))).toBe(false);
    expect(isShort(ask({ queryType: 'journeyMap', window: '30d' }), days(29))).toBe(true);
    expect(isShort(ask({ queryType: 'inStage' }), days(1))).toBe(false);
  });

  it('says nothing where it does not matter', () => {
    expect(isShort(ask({ select: 'closed' }), days(1))).toBe(false);
    expect(isShort(ask({ format: 'alert' }), days(1))).toBe(false);
    expect(isShort(ask({ runs: 'projected' }), days(1))).toBe(false);
    expect(isShort(ask({ window: '$window' }), days(1))).toBe(false);
    expect(isShort(ask({ queryType: 'counts' }), days(1))).toBe(false);
    expect(isShort(ask({}), undefined)).toBe(false);
  });
});

describe('wider', () => {
  it('widens a dashboard, and every pane of Explore with its questions kept', () => {
    expect(wider({ orgId: '1' })).toEqual({ from: 'now-90d', to: 'now' });
    const panes = JSON.stringify({ a: { queries: [1], range: { from: 'now-1h', to: 'now' } } });
    expect(JSON.parse(wider({ panes }).panes)).toEqual({ a: { queries: [1], range: { from: 'now-90d', to: 'now' } } });
  });
});

describe('presets', () => {
  it('fill in what a question does not say', () => {
    expect(windowOf({})).toBe('14d');
    expect(windowOf({ preset: 'amplitude' })).toBe('1d');
    expect(windowOf({ preset: 'pinot' })).toBeNull();
    expect(windowOf({ preset: 'pinot', window: '3d' })).toBe('3d');
    expect(presetDefaults({ preset: 'mixpanel' }).counting).toBe('first');
    expect(presetDefaults({ preset: '$preset' }).counting).toBe('unique');
  });

  it('come with a window where they have none, and leave modes behind', () => {
    expect(choosePreset(ask({}), 'clickhouse')).toEqual({ preset: 'clickhouse', modes: undefined, window: '14d' });
    expect(choosePreset(ask({ preset: 'pinot', modes: ['keep_all'], window: '2d' }), 'default')).toEqual({
      preset: undefined,
      modes: undefined,
      window: '2d',
    });
  });
});

describe('units', () => {
  it('are taken apart and put together', () => {
    for (const unit of ['product', 'session:45m', 'property:org:name']) {
      expect(unitOf(unitParts(unit))).toBe(unit);
    }
    expect(unitOf(unitParts('customer'))).toBeUndefined();
    expect(unitOf({ kind: 'session', of: '' })).toBe('session:30m');
  });
});
