import { Exclusion, JourneyQuery, Selector, Step, Translate } from '../types';
import { durationInWords } from './durations';
import { presetName } from './presetWords';
import { windowOf } from './presets';
import { byPart, filterText, listed, marked, modelName, Words } from './reading';
import { selectorName } from './selectors';

/** A funnel in one sentence, without what a question around it adds. */
export function describeFunnel(query: JourneyQuery, words: Words): string {
  const { t } = words;
  return [
    reach(query, words),
    orderPart(query, t),
    countingPart(query, t),
    breakdownPart(query, words),
    exclusionsPart(query, words),
    runsPart(query, t),
    query.select === 'closed' ? t('reading.closed', '; runs whose window closed in the time range') : '',
    query.preset ? t('reading.preset', '; counted as {{preset}} does', { preset: marked(presetName(query.preset), words) }) : '',
  ].join('');
}

function reach(query: JourneyQuery, words: Words): string {
  const { t, language } = words;
  const window = durationInWords(windowOf(query) ?? '…', language);
  const steps = query.steps ?? [];
  if (steps.length === 0) {
    return t('reading.funnel-model', 'Of those who enter {{model}}: how many get to each next stage within {{window}}', {
      model: modelName(query, words),
      window,
    });
  }
  const [first, ...rest] = steps.map((step) => stepPart(step, words));
  return rest.length === 0
    ? t('reading.funnel-one', 'How many reach {{first}}', { first })
    : t('reading.funnel', 'Of those who reach {{first}}: how many go on to {{list}} within {{window}}', {
        first,
        list: listed(rest, language),
        window,
      });
}

/** A step's name with what it asks besides. */
function stepPart(step: Step, words: Words): string {
  const { t, language } = words;
  const within = step.within && durationInWords(step.within, language);
  const after = step.minGap && durationInWords(step.minGap, language);
  const options = [
    ...(step.filters ?? []).map((filter) => filterText(filter, t)),
    step.optional && t('reading.optional', 'optional'),
    step.direct && t('reading.direct', 'directly after'),
    step.firstEver && t('reading.first-ever', 'for the first time ever'),
    within && t('reading.within', 'within {{within}}', { within }),
    after && t('reading.min-gap', 'at least {{after}} later', { after }),
  ].filter(Boolean);
  const name = marked(nameOf(step, words), words);
  return options.length ? `${name} (${options.join(', ')})` : name;
}

function nameOf(selector: Selector, { t, stages }: Words): string {
  return selector.any === '*' && !selector.name
    ? t('reading.any-event', 'any event')
    : selectorName(selector, stages) || '…';
}

/** A step as others name it by its number. */
export function stepName(query: JourneyQuery, number: number | undefined, words: Words): string {
  const steps: Selector[] = query.steps?.length ? query.steps : words.stages.map(({ value }) => ({ stage: value }));
  const step = number === undefined ? undefined : steps[number - 1];
  return marked(step ? nameOf(step, words) : String(number ?? '…'), words);
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
      return t('reading.every', ', every try counted');
    default:
      return '';
  }
}

function breakdownPart(query: JourneyQuery, words: Words): string {
  const { t } = words;
  if (!query.breakdown?.by) {
    return '';
  }
  const by = byPart(query.breakdown.by, t);
  switch (query.breakdown.attribution) {
    case 'last':
      return by + t('reading.by-last', ' (the last one they had)');
    case 'step':
      return by + t('reading.by-step', ' (at {{step}})', { step: stepName(query, query.breakdown.step ?? 1, words) });
    case 'all':
      return by + t('reading.by-all', ' (each asked by itself)');
    default:
      return by;
  }
}

function exclusionsPart({ exclusions, exclusionPolicy }: JourneyQuery, words: Words): string {
  const { t } = words;
  if (!exclusions?.length) {
    return '';
  }
  const list = listed(exclusions.map((exclusion: Exclusion) => marked(nameOf(exclusion, words), words)), words.language);
  switch (exclusionPolicy) {
    case 'truncate':
      return t('reading.excluded-truncate', '; cut off where {{list}} comes in between', { list });
    case 'removeUnit':
      return t('reading.excluded-remove', '; without customers who had {{list}} in between', { list });
    default:
      return t('reading.excluded', '; without {{list}} in between', { list });
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

