import { createDataFrame, DataFrame, DataLink, FieldType } from '@grafana/data';
import { JourneyQuery } from '../types';
import { translator } from '../testing/translator';
import { withLinks } from './links';

const to = { uid: 'u', name: 'Klantreis' };
const funnel = createDataFrame({
  refId: 'A',
  name: 'funnel',
  fields: [
    { name: 'group', type: FieldType.string, values: ['web', 'web', 'app', 'app'] },
    { name: 'step', type: FieldType.string, values: ['visit', 'order', 'visit', 'order'] },
    { name: 'dropped', type: FieldType.number, values: [5, 0, 3, 0] },
    { name: 'conversion', type: FieldType.number, values: [0.5, null, 0.2, null] },
  ],
});

const linksOf = (frame: DataFrame, field: string): DataLink[] => frame.fields.find(({ name }) => name === field)?.config.links ?? [];

/** What a link asks when the row at this place is clicked. */
function asked(link: DataLink, frame: DataFrame, rowIndex: number): unknown {
  const query = link.internal?.query as (options: object) => JourneyQuery;
  const scopedVars = { __dataContext: { value: { frame, rowIndex } } };
  return JSON.parse(JSON.stringify(query({ scopedVars, replaceVariables: (text: string) => text })));
}

describe('withLinks', () => {
  it('leads from a number of a funnel to its people, by step and group, however the rows are drawn', () => {
    const query: JourneyQuery = { refId: 'A', queryType: 'funnel', window: '7d', breakdown: { by: 'channel' }, format: 'steps' };
    const frame = withLinks(funnel, query, to, translator('en'));
    const [link] = linksOf(frame, 'dropped');
    expect(link.title).toBe('Show these people');
    expect(asked(link, frame, 3)).toEqual({
      refId: 'A',
      queryType: 'customers',
      window: '7d',
      breakdown: { by: 'channel' },
      cell: { step: 2, state: 'dropped', group: 'app' },
    });
    expect(linksOf(frame, 'conversion')).toEqual([]);
    expect(linksOf(funnel, 'dropped')).toEqual([]);
  });

  it('finds the step where a transformation left its column out', () => {
    const frame = withLinks(funnel, { refId: 'A', queryType: 'funnel' }, to, translator('en'));
    const drawn = { ...frame, fields: frame.fields.filter(({ name }) => name !== 'step') };
    expect(asked(linksOf(frame, 'dropped')[0], drawn, 3)).toMatchObject({ cell: { step: 2 } });
  });

  it('leads from a customer to their journey', () => {
    const people = createDataFrame({ refId: 'A', fields: [{ name: 'customer', type: FieldType.string, values: ['k-1', 'k-2'] }] });
    const query: JourneyQuery = { refId: 'A', queryType: 'customers', scope: { model: 'print4' }, cell: { step: 1, state: 'open' } };
    const frame = withLinks(people, query, to, translator('nl'));
    const [journey] = linksOf(frame, 'customer');
    expect(asked(journey, frame, 1)).toEqual({ refId: 'A', queryType: 'journey', scope: { model: 'print4' }, customer: 'k-2' });
    expect(asked(linksOf(frame, 'customer')[1], frame, 1)).toEqual({ refId: 'A', queryType: 'explain', scope: { model: 'print4' }, customer: 'k-2' });
    expect(linksOf(withLinks(people, { refId: 'A', queryType: 'inStage' }, to, translator('nl')), 'customer')).toHaveLength(1);
  });

  it('leads from one of several units of a customer, in an interval of a trend, to why that one counts there', () => {
    const fields = [
      { name: 'customer', type: FieldType.string, values: ['k-1', 'k-1'] },
      { name: 'session', type: FieldType.time, values: [1000, 2000] },
    ];
    const cell = { step: 2, state: 'open' as const, time: 5000, interval: '1d' };
    const query: JourneyQuery = { refId: 'A', queryType: 'customers', unit: 'session:30m', window: '7d', cell };
    const frame = withLinks(createDataFrame({ refId: 'A', fields }), query, to, translator('en'));
    const [, explain] = linksOf(frame, 'customer');
    expect(explain.title).toBe('Why they count here');
    expect(asked(explain, frame, 1)).toEqual({
      refId: 'A',
      queryType: 'explain',
      unit: 'session:30m',
      window: '7d',
      customer: 'k-1',
      session: '2000',
      cell: { time: 5000, interval: '1d' },
    });
  });
});
