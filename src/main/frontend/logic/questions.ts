import { QuestionId } from '../types';

/** What a format's frames are for: it decides which visualisations are named. */
export type Shape = 'table' | 'series' | 'alert' | 'wide';

export interface Format {
  value: string;
  shape: Shape;
}

export interface Question {
  id: QuestionId;
  /** The first is what the backend answers where the query names none. */
  formats: Format[];
  /** Fields of this question besides the common ones. */
  fields: readonly string[];
  /** Ad hoc filters look at a run's first event. */
  entryFilters: boolean;
}

export const commonFields = ['queryType', 'scope', 'unit', 'asOf', 'timeZone', 'language'] as const;

/** The questions the backend answers today, in the order of the picker. */
export const questions: readonly Question[] = [
  {
    id: 'funnel',
    formats: [
      { value: 'steps', shape: 'table' },
      { value: 'wide', shape: 'wide' },
      { value: 'alert', shape: 'alert' },
    ],
    fields: [
      ...['steps', 'order', 'window', 'counting', 'exclusions', 'exclusionPolicy', 'breakdown', 'preset'],
      ...['strictlyIncreasing', 'grace', 'modes', 'runs', 'select', 'format', 'metric'],
    ],
    entryFilters: true,
  },
  {
    id: 'stageDuration',
    formats: [
      { value: 'table', shape: 'table' },
      { value: 'series', shape: 'series' },
      { value: 'alert', shape: 'alert' },
    ],
    fields: ['measure', 'horizon', 'idle', 'interval', 'format'],
    entryFilters: true,
  },
  {
    id: 'sentiment',
    formats: [
      { value: 'series', shape: 'series' },
      { value: 'table', shape: 'table' },
      { value: 'curve', shape: 'table' },
      { value: 'alert', shape: 'alert' },
    ],
    fields: ['by', 'interval', 'band', 'format'],
    entryFilters: false,
  },
  {
    id: 'counts',
    formats: [
      { value: 'series', shape: 'series' },
      { value: 'table', shape: 'table' },
      { value: 'alert', shape: 'alert' },
    ],
    fields: ['of', 'by', 'interval', 'format'],
    entryFilters: false,
  },
];

export const funnelMetrics = [
  ...['conversion', 'conversionLow', 'conversionHigh', 'dropOff', 'dropOffLow', 'dropOffHigh', 'conversionTotal'],
  ...['entered', 'converted', 'open', 'medianTime', 'meanTime', 'p90Time'],
] as const;

export const breakdownKeys = ['channel', 'persona', 'segment', 'campaign', 'source', 'product'] as const;

export const sentimentBy = ['touchpoint', 'stage', 'channel', 'persona', 'segment', 'campaign', 'none'] as const;

export const countsOf = ['events', 'customers', 'newCustomers', 'value', 'cost', 'secondsSinceLastEvent'] as const;

export const countsBy = [
  ...['touchpoint', 'stage', 'channel', 'campaign', 'source', 'persona', 'segment', 'product', 'none'],
] as const;

export const intervals = ['auto', '1h', '1d', '1w', '1M'] as const;

export function questionOf(id: string | undefined): Question | undefined {
  return questions.find((question) => question.id === id);
}

/** The format in force: the query's own, else the question's first. */
export function formatOf(queryType: string | undefined, format: string | undefined): Format | undefined {
  const formats = questionOf(queryType)?.formats;
  return formats?.find(({ value }) => value === format) ?? formats?.[0];
}
