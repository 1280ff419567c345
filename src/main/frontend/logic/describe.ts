import { Choice, Filter, JourneyQuery, Step, Translate } from '../types';
import { defaultModel, defaultWindow } from './defaults';
import { durationInWords } from './durations';
import { formatOf, questionOf } from './questions';
import { selectorName } from './selectors';

/** What a reading needs to know besides the question: the words, and the names of things. */
export interface Words {
  t: Translate;
  language: string;
  models: readonly Choice[];
  stages: readonly Choice[];
}

/** The question in one sentence. */
export function describe(query: JourneyQuery, words: Words): string {
  const { t } = words;
  const main = sentence(query, words);
  const rest = [filtersPart(query, t), unitPart(query, t)].filter((part) => part !== '');
  return main === '' ? '' : `${[main, ...rest].join('; ')}.`;
}

function sentence(query: JourneyQuery, words: Words): string {
  const { t } = words;
  switch (questionOf(query.queryType)?.id) {
    case 'funnel':
      return funnel(query, words);
    case 'stageDuration':
      return t('reading.duration', 'How long customers stay in each stage of {{model}}, those still there included{{time}}', {
        model: modelName(query, words),
        time: timePart(query, t),
      });
    case 'sentiment':
      return t('reading.sentiment', 'How customers feel{{by}}, from −1 (bad) to 1 (good){{time}}', {
        by: byPart(query.by ?? 'stage', t),
        time: timePart(query, t),
      });
    case 'counts':
      return `${ofPart(query.of ?? 'events', t)}${byPart(query.by ?? 'none', t)}${timePart(query, t)}`;
    case undefined:
      return query.queryType ? t('reading.other', 'Question “{{type}}”, as its JSON says', { type: query.queryType }) : '';
  }
}

function funnel(query: JourneyQuery, words: Words): string {
  const { t, language } = words;
  const window = durationInWords(query.window ?? defaultWindow, language);
  return [
    reach(query.steps ?? [], query, window, words),
    orderPart(query, t),
    countingPart(query, t),
    query.breakdown?.by ? byPart(query.breakdown.by, t) : '',
    runsPart(query, t),
  ].join('');
}

function reach(steps: readonly Step[], query: JourneyQuery, window: string, words: Words): string {
  const { t } = words;
  if (steps.length === 0) {
    const model = modelName(query, words);
    return t('reading.funnel-model', 'Of those who enter {{model}}: how many get to each next stage within {{window}}', {
      model,
      window,
    });
  }
  const [first, ...rest] = steps.map((step) => stepName(step, words));
  if (rest.length === 0) {
    return t('reading.funnel-one', 'How many reach {{first}}', { first });
  }
  const list = new Intl.ListFormat(words.language, { type: 'conjunction' }).format(rest);
  return t('reading.funnel', 'Of those who reach {{first}}: how many go on to {{list}} within {{window}}', {
    first,
    list,
    window,
  });
}

function stepName(step: Step, { t, stages }: Words): string {
  const name = step.any === '*' && !step.name ? t('reading.any-event', 'any event') : selectorName(step, stages) || '…';
  return step.optional ? t('reading.optional', '{{name}} (optional)', { name }) : name;
}

function orderPart({ order }: JourneyQuery, t: Translate): string {
  switch (order) {
    case 'strict':
      return t('reading.strict', ', with nothing in between');
    case 'any':
      return t('reading.any-order', ', in any order');
    default:
      return '';
  }
}

function countingPart({ counting }: JourneyQuery, t: Translate): string {
  switch (counting) {
    case 'first':
      return t('reading.first', ', by each customer’s first try');
    case 'every':
      return t('reading.every', ', every run counted');
    default:
      return '';
  }
}

function runsPart({ runs }: JourneyQuery, t: Translate): string {
  switch (runs) {
    case 'observed':
      return t('reading.observed', '; rates over all runs, open ones too');
    case 'projected':
      return t('reading.projected', '; rates projected to the end of the window');
    default:
      return '';
  }
}

function modelName({ scope }: JourneyQuery, { models }: Words): string {
  const id = scope?.model ?? defaultModel;
  return models.find(({ value }) => value === id)?.label ?? id;
}

function timePart({ queryType, format }: JourneyQuery, t: Translate): string {
  return isSeries(queryType, format) ? t('reading.over-time', ', over time') : '';
}

function isSeries(queryType: string | undefined, format: string | undefined): boolean {
  return formatOf(queryType, format)?.shape === 'series';
}

function byPart(by: string, t: Translate): string {
  return by === 'none' ? '' : t('reading.by', ', per {{by}}', { by: keyName(by, t).toLocaleLowerCase() });
}

function ofPart(of: string, t: Translate): string {
  switch (of) {
    case 'customers':
      return t('reading.customers', 'How many customers there were');
    case 'newCustomers':
      return t('reading.new-customers', 'How many customers came for the first time');
    case 'value':
      return t('reading.value', 'How much value there was');
    case 'cost':
      return t('reading.cost', 'How much it cost');
    case 'secondsSinceLastEvent':
      return t('reading.silence', 'How many seconds ago the last event came');
    default:
      return t('reading.events', 'How many events there were');
  }
}

/** A field of an event in words; a property is called by its own name. */
export function keyName(key: string, t: Translate): string {
  const names: Record<string, () => string> = {
    touchpoint: () => t('key.touchpoint', 'Touchpoint'),
    stage: () => t('key.stage', 'Stage'),
    channel: () => t('key.channel', 'Channel'),
    campaign: () => t('key.campaign', 'Campaign'),
    source: () => t('key.source', 'Source of first contact'),
    persona: () => t('key.persona', 'Persona'),
    segment: () => t('key.segment', 'Segment'),
    product: () => t('key.product', 'Product'),
    none: () => t('key.none', 'All together'),
  };
  return names[key]?.() ?? key;
}

function filtersPart({ scope }: JourneyQuery, t: Translate): string {
  const narrowed = (['product', 'persona', 'segment'] as const)
    .filter((key) => scope?.[key])
    .map((key) => `${keyName(key, t)} = ${scope?.[key]}`);
  const filters = [...narrowed, ...(scope?.filters ?? []).map((filter) => filterText(filter, t))];
  if (filters.length === 0) {
    return '';
  }
  const list = filters.join(', ');
  switch (scope?.filters?.length ? scope.filtersOn : undefined) {
    case 'entry':
      return t('reading.filters-entry', 'only {{list}} (filters on the first step)', { list });
    case 'customer':
      return t('reading.filters-customer', 'only customers who had {{list}}', { list });
    default:
      return t('reading.filters', 'only {{list}}', { list });
  }
}

function filterText({ key, op, value }: Filter, t: Translate): string {
  return `${keyName(key, t)} ${op} ${Array.isArray(value) ? value.join(' | ') : (value ?? '∅')}`;
}

function unitPart({ unit }: JourneyQuery, t: Translate): string {
  return !unit || unit === 'customer' ? '' : t('reading.unit', 'counted by {{unit}}', { unit });
}
