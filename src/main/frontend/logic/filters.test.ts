import { JourneyQuery } from '../types';
import { adHocFilter, withAdHoc } from './filters';

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
