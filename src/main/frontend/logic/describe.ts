import { JourneyQuery, Translate } from '../types';
import { describeFunnel, stepName } from './describeFunnel';
import { durationInWords } from './durations';
import { formatOf, has, questionOf, usualChange } from './questions';
import { byPart, filtersPart, lower, marked, modelName, Words } from './reading';
import { cellStateChoices, changeChoices, inStageMetricChoices, intervalChoices, metricChoices } from './choices';
import { unitParts } from './units';
import { formatName } from './wording';

export type { Words } from './reading';

/** The question in one sentence. */
export function describe(query: JourneyQuery, words: Words): string {
  const main = sentence(query, words);
  const rest = [stagePart(query, words), rangePart(query, words), baselinePart(query, words), filtersPart(query, words), unitPart(query, words)].filter((part) => part !== '');
  const text = [main, ...rest].join('; ');
  return main === '' || /…\u2069?$/.test(text) ? text : `${text}.`;
}

function sentence(query: JourneyQuery, words: Words): string {
  const { t } = words;
  const model = () => modelName(query, words);
  switch (questionOf(query.queryType)?.id) {
    case 'funnel':
      return describeFunnel(query, words) + (query.format === 'alert' && !query.baseline ? metricPart(query, 'conversion', t) : '');
    case 'funnelTrend':
      return describeFunnel(query, words) + betweenPart(query, words) + metricPart(query, 'conversionTotal', t) + everyPart(query, t);
    case 'timeToConvert':
      return times(query, words);
    case 'comparePresets':
      return t('reading.compare', '{{funnel}}; counted in each tool’s way, with what makes the difference', { funnel: describeFunnel(query, words) });
    case 'stageDuration':
      return duration(query, words);
    case 'inStage':
      return t('reading.in-stage', 'Who stands in which stage of {{model}} now, since when, and who is stuck', { model: model() }) + watchedPart(query, t);
    case 'journeyMap':
      return t('reading.map', 'The journey through {{model}} as one picture: people, conversion, time and feeling, stage by stage', { model: model() });
    case 'modelDiff':
      return t('reading.diff', 'Where {{model}} and {{other}} put the same events', { model: model(), other: marked(query.other || '…', words) });
    case 'sentiment':
      return query.format === 'verbatims'
        ? t('reading.verbatims', 'What customers wrote, with how they felt')
        : t('reading.sentiment', 'How customers feel{{by}}, from −1 (bad) to 1 (good){{time}}', {
            by: byPart(query.format === 'curve' ? 'stage' : (query.by ?? 'stage'), t),
            time: timePart(query, t),
          });
    case 'counts':
      return `${ofPart(query.of ?? 'events', t)}${byPart(query.by ?? 'none', t)}${timePart(query, t)}`;
    case 'customers':
      return customers(query, words);
    case 'journey':
      return t('reading.journey', 'Everything that {{customer}} did, as a {{format}}', {
        customer: marked(query.customer || '…', words),
        format: lower(formatName(formatOf(query.queryType, query.format), t)),
      });
    case 'explain':
      return t('reading.explain', 'Why {{customer}} counts where they do. {{funnel}}', {
        customer: marked(query.customer || '…', words),
        funnel: describeFunnel(query, words),
      });
    case 'annotations':
      return t('reading.annotations', 'What changed and when, as marks in graphs');
    case undefined:
      return query.queryType ? t('reading.other', 'Question “{{type}}”, as its JSON says', { type: query.queryType }) : '';
  }
}

/** How far it looks back, where it does not go by Grafana's range. */
function rangePart({ range }: JourneyQuery, { t, language }: Words): string {
  return range ? t('reading.range', 'over the last {{range}}', { range: durationInWords(range, language) }) : '';
}

/** What an alert compares with. */
function baselinePart({ queryType, baseline, metric }: JourneyQuery, { t, language }: Words): string {
  if (!baseline) {
    return '';
  }
  const told = changeChoices(t).find(({ value }) => value === (metric ?? usualChange(queryType)))?.label;
  const text = t('reading.baseline', 'compared with the {{baseline}} before', { baseline: durationInWords(baseline, language) });
  return told ? `${text}: ${lower(told)}` : text;
}

/** The number of who stands where that an alert watches. */
function watchedPart({ format, baseline, of, metric }: JourneyQuery, t: Translate): string {
  if (format !== 'alert') {
    return '';
  }
  const watched = (baseline ? of : metric) ?? 'stuck';
  const name = inStageMetricChoices(t).find(({ value }) => value === watched)?.label ?? watched;
  return t('reading.metric', '; shown: {{metric}}', { metric: lower(name) });
}

/** The one stage that is looked at, where it is not all of them. */
function stagePart(query: JourneyQuery, words: Words): string {
  const { t, stages } = words;
  if (!query.stage || !has(query.queryType, 'stage')) {
    return '';
  }
  const name = stages.find(({ value }) => value === query.stage)?.label ?? query.stage;
  return t('reading.filters', 'only {{list}}', { list: marked(name, words) });
}

function times(query: JourneyQuery, words: Words): string {
  const { t } = words;
  const funnel = describeFunnel(query, words) + betweenPart(query, words);
  return query.format === 'curve'
    ? t('reading.times-curve', '{{funnel}}; the share that had got there after each time', { funnel })
    : t('reading.times', '{{funnel}}; how long those took who did', { funnel });
}

function duration(query: JourneyQuery, words: Words): string {
  const { t } = words;
  const values = { model: modelName(query, words), time: timePart(query, t) };
  if (query.format === 'flow') {
    return t('reading.flow', 'How customers move between the stages of {{model}}: on, back, past or lost', values);
  }
  return query.measure === 'toConvert'
    ? t('reading.duration-convert', 'How long it takes from each stage of {{model}} to the next{{time}}', values)
    : t('reading.duration', 'How long customers stay in each stage of {{model}}, those still there included{{time}}', values);
}

function customers(query: JourneyQuery, words: Words): string {
  const { t } = words;
  const { step, state = 'entered', group } = query.cell ?? {};
  const wanted = cellStateChoices(t).find(({ value }) => value === state)?.label ?? state;
  return t('reading.customers', 'The people at {{step}} who {{state}}{{group}}. {{funnel}}', {
    step: stepName(query, step ?? 1, words),
    state: lower(wanted),
    group: group ? ` (${marked(group, words)})` : '',
    funnel: describeFunnel(query, words),
  });
}

function betweenPart(query: JourneyQuery, words: Words): string {
  if (query.fromStep === undefined && query.toStep === undefined) {
    return '';
  }
  return words.t('reading.between', '; from {{from}} to {{to}}', {
    from: stepName(query, query.fromStep ?? 1, words),
    to: stepName(query, query.toStep ?? (query.steps?.length || words.stages.length || undefined), words),
  });
}

function metricPart({ metric }: JourneyQuery, usual: string, t: Translate): string {
  const name = metricChoices(t).find(({ value }) => value === (metric ?? usual))?.label ?? metric ?? usual;
  return t('reading.metric', '; shown: {{metric}}', { metric: lower(name) });
}

function everyPart({ interval }: JourneyQuery, t: Translate): string {
  const chosen = intervalChoices(t).find(({ value }) => value === interval && value !== 'auto');
  return chosen ? t('reading.by', ', per {{by}}', { by: lower(chosen.label) }) : t('reading.over-time', ', over time');
}

function timePart(query: JourneyQuery, t: Translate): string {
  return formatOf(query.queryType, query.format)?.shape === 'series' ? everyPart(query, t) : '';
}

function ofPart(of: string, t: Translate): string {
  switch (of) {
    case 'customers':
      return t('reading.count-customers', 'How many customers there were');
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

function unitPart({ unit }: JourneyQuery, words: Words): string {
  const { t } = words;
  const { kind, of } = unitParts(unit);
  switch (kind) {
    case 'customer':
      return '';
    case 'product':
      return t('reading.unit-product', 'counted for each customer and product');
    case 'session':
      return t('reading.unit-session', 'counted per visit (a pause of {{of}} begins a new one)', { of });
    case 'property':
      return t('reading.unit-property', 'customers with the same {{of}} counted as one', { of: marked(of, words) });
  }
}
