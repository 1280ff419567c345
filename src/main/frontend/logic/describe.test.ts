import { JourneyQuery } from '../types';
import { translator } from '../testing/translator';
import { describe as read, Words } from './describe';
import { questions } from './questions';

const stages = [
  { value: 'consideration', label: 'Overweging' },
  { value: 'purchase', label: 'Aankoop' },
];
const models = [{ value: 'localo', label: 'Localo' }];
const words = (language: 'nl' | 'en'): Words => ({ t: translator(language), language, models, stages });
const ask = (query: Partial<JourneyQuery>): JourneyQuery => ({ refId: 'A', ...query });

describe('describe', () => {
  it('reads a funnel as one sentence in Dutch', () => {
    const query = ask({
      queryType: 'funnel',
      steps: [{ stage: 'consideration' }, { stage: 'purchase' }],
      breakdown: { by: 'channel' },
      scope: { filters: [{ key: 'segment', op: '=', value: 'new' }], filtersOn: 'entry' },
    });
    expect(read(query, words('nl'))).toBe(
      'Van wie Overweging bereikte: hoeveel Aankoop binnen 14 dagen, per kanaal; alleen Segment = new (filters op de eerste stap).'
    );
  });

  it('reads a funnel without steps as its model’s stages', () => {
    expect(read(ask({ queryType: 'funnel', window: '6h' }), words('en'))).toBe(
      'Of those who enter Localo: how many get to each next stage within 6 hours.'
    );
  });

  it('ends in one ellipsis where the last name is still to be chosen', () => {
    const mark = (name: string) => `\u2068${name}\u2069`;
    const query = ask({ queryType: 'funnel', steps: [{ touchpoint: '' }] });
    expect(read(query, words('en'))).toBe('How many reach …');
    expect(read(query, { ...words('en'), mark })).toBe('How many reach \u2068…\u2069');
  });

  it('joins three steps with the language’s own word', () => {
    const steps = [{ touchpoint: 'a' }, { touchpoint: 'b', optional: true }, { touchpoint: 'c', name: 'Pay & go' }];
    expect(read(ask({ queryType: 'funnel', steps }), words('en'))).toBe(
      'Of those who reach a: how many go on to b (optional) and Pay & go within 14 days.'
    );
  });

  it('tells a table from a series', () => {
    expect(read(ask({ queryType: 'sentiment', by: 'stage', format: 'table' }), words('nl'))).toBe(
      'Hoe klanten zich voelen, per fase, van −1 (slecht) tot 1 (goed).'
    );
    expect(read(ask({ queryType: 'counts', of: 'newCustomers', by: 'none' }), words('nl'))).toBe(
      'Hoeveel klanten er voor het eerst kwamen, in de tijd.'
    );
  });

  it('tells conditions, exclusions and the way of counting', () => {
    const query = ask({
      queryType: 'funnelTrend',
      preset: 'mixpanel',
      steps: [{ stage: 'consideration' }, { stage: 'purchase', within: '1d', filters: [{ key: 'channel', op: '=', value: 'web' }] }],
      exclusions: [{ touchpoint: 'refund' }],
      interval: '1w',
      unit: 'session:30m',
    });
    expect(read(query, words('nl'))).toBe(
      'Van wie Overweging bereikte: hoeveel Aankoop (Kanaal = web, binnen 1 dag) binnen 7 dagen; zonder refund ertussen; geteld zoals Mixpanel telt; getoond: aandeel van wie begon, per week; geteld per bezoek (een pauze van 30m begint een nieuw).'
    );
  });

  it('names the step and the people at it', () => {
    const query = ask({ queryType: 'customers', cell: { step: 1, state: 'dropped', group: 'web' }, breakdown: { by: 'channel' } });
    expect(read(query, words('en'))).toBe(
      'The people at Overweging who dropped off here (web). Of those who enter Localo: how many get to each next stage within 14 days, per channel.'
    );
  });

  it('tells the one stage, what an alert watches and what it compares with', () => {
    const now = ask({ queryType: 'inStage', stage: 'purchase', format: 'alert' });
    expect(read(now, words('en'))).toBe(
      'Who stands in which stage of Localo now, since when, and who is stuck; shown: how many are stuck; only Aankoop.'
    );
    expect(read({ ...now, stage: undefined, range: '28d' }, words('nl'))).toContain('; over de laatste 28 dagen.');
    expect(read({ ...now, stage: undefined, baseline: '28d', of: 'overTarget' }, words('nl'))).toBe(
      'Wie nu in welke fase van Localo staat, sinds wanneer, en wie vastzit; getoond: hoeveel er boven de streeftijd zijn; vergeleken met de 28 dagen ervoor: hoever het zeker steeg.'
    );
  });

  it('sets names apart where asked to', () => {
    const mark = (name: string) => `<${name}>`;
    expect(read(ask({ queryType: 'journey', customer: 'k-1' }), { ...words('nl'), mark })).toBe('Alles wat <k-1> deed, als trace.');
  });

  it('reads every question in both languages', () => {
    for (const { id, formats } of questions) {
      for (const { value: format } of formats) {
        for (const language of ['nl', 'en'] as const) {
          expect(read(ask({ queryType: id, format, customer: 'k', other: 'print4' }), words(language))).toMatch(/^[A-ZÀ-Ý].{12,}\.$/);
        }
      }
    }
  });

  it('names a question it does not know', () => {
    expect(read(ask({ queryType: 'paths' }), words('en'))).toBe('Question “paths”, as its JSON says.');
    expect(read(ask({}), words('en'))).toBe('');
  });
});
