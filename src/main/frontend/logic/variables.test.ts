import { JourneyQuery } from '../types';
import { all, interpolate, Replace } from './variables';

const values: Record<string, ReturnType<Replace>> = { $one: 'web', $two: ['web', 'app'], $all: all, $re: ['a.b', 'c'] };
const replace: Replace = (text) => values[text] ?? text.replace('$model', 'localo');
const ask = (query: Partial<JourneyQuery>) => interpolate({ refId: 'A', queryType: 'funnel', ...query }, replace);
const filters = (op: '=' | '!=' | '=~' | 'in' | '>', value: string | string[] | number | null) =>
  ask({ scope: { filters: [{ key: 'channel', op, value }] } }).scope?.filters;

describe('interpolate', () => {
  it('fills a text in', () => {
    expect(ask({ scope: { model: '$model' } }).scope).toEqual({ model: 'localo' });
    expect(filters('=', '$one')).toEqual([{ key: 'channel', op: '=', value: 'web' }]);
  });

  it('makes several values a list', () => {
    expect(filters('=', '$two')).toEqual([{ key: 'channel', op: 'in', value: ['web', 'app'] }]);
    expect(filters('!=', '$two')).toEqual([{ key: 'channel', op: 'notIn', value: ['web', 'app'] }]);
    expect(filters('in', ['$two', 'tv'])).toEqual([{ key: 'channel', op: 'in', value: ['web', 'app', 'tv'] }]);
  });

  it('makes several values alternatives of a pattern, read literally', () => {
    expect(filters('=~', '$re')).toEqual([{ key: 'channel', op: '=~', value: 'a\\.b|c' }]);
  });

  it('drops a filter on all values', () => {
    expect(filters('=', '$all')).toEqual([]);
  });

  it('leaves numbers and null alone', () => {
    expect(filters('>', 5)).toEqual([{ key: 'channel', op: '>', value: 5 }]);
    expect(filters('=', null)).toEqual([{ key: 'channel', op: '=', value: null }]);
  });

  it('makes a number of what is counted, and of nothing else', () => {
    const replaced = interpolate({ refId: 'A', queryType: 'customers', cell: { step: '$nr' as never, group: '$nr' }, fromStep: '$nr' as never }, () => '3');
    expect([replaced.cell, replaced.fromStep]).toEqual([{ step: 3, group: '3' }, 3]);
  });

  it('lets a step fit any of several touchpoints', () => {
    const steps = [{ touchpoint: '$two', name: 'In' }, { stage: '$one' }];
    expect(ask({ steps }).steps).toEqual([
      { any: [{ touchpoint: 'web' }, { touchpoint: 'app' }], name: 'In' },
      { stage: 'web' },
    ]);
  });

  it('leaves a field out where it would be all', () => {
    expect(ask({ scope: { product: '$all', model: 'x' } }).scope).toEqual({ model: 'x' });
  });

  it('does not look into what is Grafana’s or the editor’s own', () => {
    const own = { datasource: { uid: '$one' }, _kept: { counts: { of: '$one' } } };
    expect(ask(own)).toMatchObject(own);
  });
});
