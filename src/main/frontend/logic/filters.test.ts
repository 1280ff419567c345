import { FiltersOn, JourneyQuery } from '../types';
import { adHocFilter, betterOn, withAdHoc } from './filters';

const adHoc = [{ key: 'channel', operator: '=', value: 'web' }];
const added = { key: 'channel', op: '=', value: 'web' };
const own = { key: 'segment', op: '=' as const, value: 'new' };
const ask = (query: Partial<JourneyQuery>): JourneyQuery => ({ refId: 'A', ...query });

describe('withAdHoc', () => {
  it('looks at the first event of funnels and durations', () => {
    expect(withAdHoc(ask({ queryType: 'funnel' }), adHoc).scope).toEqual({ filters: [added], filtersOn: 'entry' });
    expect(withAdHoc(ask({ queryType: 'stageDuration' }), adHoc).scope?.filtersOn).toBe('entry');
    expect(withAdHoc(ask({ queryType: 'funnelTrend' }), adHoc).scope?.filtersOn).toBe('entry');
  });

  it('looks at the customer where the whole journey is asked about', () => {
    for (const queryType of ['journeyMap', 'inStage']) {
      expect(withAdHoc(ask({ queryType }), adHoc).scope).toEqual({ filters: [added], filtersOn: 'customer' });
      expect(withAdHoc(ask({ queryType, scope: { filters: [own] } }), adHoc).scope).toEqual({ filters: [own, added] });
    }
  });

  it('looks at every event elsewhere', () => {
    expect(withAdHoc(ask({ queryType: 'counts' }), adHoc).scope).toEqual({ filters: [added] });
  });

  it('keeps what the question’s own filters mean', () => {
    const query = ask({ queryType: 'funnel', steps: [{ stage: 'a' }, { stage: 'b' }], scope: { filters: [own] } });
    expect(withAdHoc(query, adHoc)).toEqual({ ...query, steps: [{ stage: 'a', filters: [added] }, { stage: 'b' }] });
    const entry = ask({ queryType: 'funnel', scope: { filters: [own], filtersOn: 'entry' } });
    expect(withAdHoc(entry, adHoc).scope).toEqual({ filters: [own, added], filtersOn: 'entry' });
  });

  it('changes nothing without filters', () => {
    const query = ask({ queryType: 'funnel' });
    expect(withAdHoc(query, [])).toBe(query);
  });
});

describe('betterOn', () => {
  const on = (queryType: string, filtersOn?: FiltersOn) => betterOn(ask({ queryType, scope: { filters: [own], filtersOn } }));

  it('keeps journeys whole', () => {
    expect([on('funnel'), on('funnelTrend', 'events'), on('stageDuration'), on('journeyMap', 'events')]).toEqual(['entry', 'entry', 'customer', 'customer']);
  });

  it('has nothing to say where they are, or where there are none', () => {
    expect([on('funnel', 'entry'), on('inStage', 'customer'), on('counts'), on('sentiment', 'events')]).toEqual(Array(4).fill(undefined));
    expect(betterOn(ask({ queryType: 'funnel', scope: { filters: [], filtersOn: 'events' } }))).toBeUndefined();
  });
});

describe('adHocFilter', () => {
  it('takes several values', () => {
    expect(adHocFilter({ key: 'channel', operator: '=|', value: 'web', values: ['web', 'app'] })).toEqual({
      key: 'channel',
      op: 'in',
      value: ['web', 'app'],
    });
    expect(adHocFilter({ key: 'channel', operator: '!=|', value: 'web' }).value).toEqual(['web']);
  });
});
