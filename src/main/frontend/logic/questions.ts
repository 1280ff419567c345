import { FiltersOn, QuestionId } from '../types';

/** What a format's frames are for: it decides which visualisations are named. */
export type Shape = 'table' | 'series' | 'alert' | 'wide' | 'bins' | 'curve' | 'heatmap' | 'flow' | 'logs' | 'trace' | 'timeline' | 'lanes' | 'marks';

export interface Format {
  value: string;
  shape: Shape;
}

export type Family = 'funnel' | 'stages' | 'numbers' | 'people';

export interface Question {
  id: QuestionId;
  family: Family;
  /** The first is what the backend answers where the query names none. */
  formats: Format[];
  /** Fields of this question besides the common ones. */
  fields: readonly string[];
  /** What a dashboard's ad hoc filters look at, and the filters of a question where they do not say. */
  filtersOn: FiltersOn;
}

export const commonFields = ['queryType', 'scope', 'unit', 'range', 'asOf', 'timeZone', 'language'] as const;

const funnelFields = [
  ...['steps', 'order', 'window', 'counting', 'exclusions', 'exclusionPolicy', 'breakdown', 'preset', 'modes'],
  ...['strictlyIncreasing', 'grace', 'runs', 'select'],
];

/** What an alert may compare with. */
const baseline = ['baseline', 'early', 'every'];

const same = (...values: Shape[]): Format[] => values.map((value) => ({ value, shape: value }));

/** The questions the backend answers, in the order of the picker. */
export const questions: readonly Question[] = [
  {
    id: 'funnel',
    family: 'funnel',
    formats: [{ value: 'steps', shape: 'table' }, ...same('wide', 'alert')],
    fields: [...funnelFields, 'format', 'metric', ...baseline],
    filtersOn: 'entry',
  },
  {
    id: 'funnelTrend',
    family: 'funnel',
    formats: same('series'),
    fields: [...funnelFields, 'metric', 'fromStep', 'toStep', 'interval', 'band'],
    filtersOn: 'entry',
  },
  {
    id: 'timeToConvert',
    family: 'funnel',
    formats: [{ value: 'histogram', shape: 'bins' }, ...same('curve')],
    fields: [...funnelFields, 'fromStep', 'toStep', 'bins', 'format'],
    filtersOn: 'entry',
  },
  { id: 'comparePresets', family: 'funnel', formats: same('table'), fields: funnelFields, filtersOn: 'entry' },
  {
    id: 'stageDuration',
    family: 'stages',
    formats: same('table', 'wide', 'series', 'curve', 'heatmap', 'flow', 'alert'),
    fields: ['measure', 'per', 'horizon', 'idle', 'stage', 'breakdown', 'compare', 'band', 'interval', 'format', 'metric', ...baseline],
    filtersOn: 'entry',
  },
  {
    id: 'inStage',
    family: 'stages',
    formats: [...same('table'), { value: 'summary', shape: 'table' }, ...same('alert')],
    fields: ['stage', 'idle', 'stuckAt', 'limit', 'of', 'metric', 'format', 'baseline', 'every'],
    filtersOn: 'customer',
  },
  {
    id: 'journeyMap',
    family: 'stages',
    formats: same('table', 'flow'),
    fields: ['layout', 'window', 'idle', 'format'],
    filtersOn: 'customer',
  },
  { id: 'modelDiff', family: 'stages', formats: same('table'), fields: ['other'], filtersOn: 'events' },
  {
    id: 'sentiment',
    family: 'numbers',
    formats: [...same('series', 'table', 'wide'), { value: 'curve', shape: 'table' }, { value: 'verbatims', shape: 'logs' }, ...same('alert')],
    fields: ['by', 'interval', 'band', 'format', 'metric', ...baseline],
    filtersOn: 'events',
  },
  {
    id: 'counts',
    family: 'numbers',
    formats: same('series', 'table', 'wide', 'alert'),
    fields: ['of', 'by', 'interval', 'format', 'metric', ...baseline],
    filtersOn: 'events',
  },
  { id: 'customers', family: 'people', formats: same('table'), fields: [...funnelFields, 'cell'], filtersOn: 'entry' },
  {
    id: 'journey',
    family: 'people',
    formats: [...same('trace', 'timeline', 'lanes', 'logs', 'table')],
    fields: ['customer', 'format'],
    filtersOn: 'events',
  },
  { id: 'explain', family: 'people', formats: same('table'), fields: [...funnelFields, 'customer', 'product', 'session', 'cell'], filtersOn: 'entry' },
  { id: 'annotations', family: 'numbers', formats: same('marks'), fields: ['of'], filtersOn: 'events' },
];

/** Questions that are about a funnel: they have its steps and choices. */
export function isFunnel(queryType: string | undefined): boolean {
  return questionOf(queryType)?.fields.includes('steps') ?? false;
}

export function has(queryType: string | undefined, field: string): boolean {
  return questionOf(queryType)?.fields.includes(field) ?? false;
}

/** Questions about journeys: filters that look at each event leave out of them what comes later and lacks the filtered field. */
export function isJourney(queryType: string | undefined): boolean {
  return isFunnel(queryType) || ['stageDuration', 'inStage', 'journeyMap'].includes(queryType ?? '');
}

export const funnelMetrics = [
  ...['conversion', 'conversionLow', 'conversionHigh', 'dropOff', 'dropOffLow', 'dropOffHigh', 'conversionTotal'],
  ...['entered', 'converted', 'open', 'medianTime', 'meanTime', 'p90Time'],
] as const;

/** What an alert that compares tells; the first where it says nothing, but `rise` of stays and of who stands where. */
export const changeMetrics = ['fall', 'rise', 'change', 'changeLow', 'changeHigh'] as const;

/** What of who stands where may be compared with the time before. */
export const inStageOf = ['stuck', 'stuckShare', 'inStage', 'overTarget'] as const;

/** What is told of a change where the question does not say. */
export function usualChange(queryType: string | undefined): (typeof changeMetrics)[number] {
  return queryType === 'stageDuration' || queryType === 'inStage' ? 'rise' : 'fall';
}

export const inStageMetrics = [...inStageOf, 'medianAge', 'oldest'] as const;

export const annotationsOf = ['all', 'changes', 'campaigns'] as const;

export const breakdownKeys = ['channel', 'persona', 'segment', 'campaign', 'source', 'product'] as const;

export const sentimentBy = ['touchpoint', 'stage', 'channel', 'persona', 'segment', 'campaign', 'none'] as const;

export const countsOf = ['events', 'customers', 'newCustomers', 'value', 'cost', 'secondsSinceLastEvent'] as const;

export const countsBy = [
  ...['touchpoint', 'stage', 'channel', 'campaign', 'source', 'persona', 'segment', 'product', 'none'],
] as const;

export const intervals = ['auto', '1h', '1d', '1w', '1M'] as const;

export const cellStates = ['dropped', 'open', 'converted', 'entered'] as const;

export function questionOf(id: string | undefined): Question | undefined {
  return questions.find((question) => question.id === id);
}

/** The format in force: the query's own, else the question's first. */
export function formatOf(queryType: string | undefined, format: string | undefined): Format | undefined {
  const formats = questionOf(queryType)?.formats;
  return formats?.find(({ value }) => value === format) ?? formats?.[0];
}
