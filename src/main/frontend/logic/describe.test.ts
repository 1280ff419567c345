import { JourneyQuery } from '../types';
import { translator } from '../testing/translator';
import { describe as read, Words } from './describe';

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

  it('names a question it does not know', () => {
    expect(read(ask({ queryType: 'paths' }), words('en'))).toBe('Question “paths”, as its JSON says.');
    expect(read(ask({}), words('en'))).toBe('');
  });
});
