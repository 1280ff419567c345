import { Choice, QuestionId, Translate, VariableList } from '../types';
import { keyName } from './describe';
import { Question, questions, Shape } from './questions';

/** The choices of the editor in words. All take `t`, so that they can be read in any language. */
export function questionChoices(t: Translate): Choice[] {
  return questions.map(({ id }) => ({ value: id, ...questionWords(id, t) }));
}

function questionWords(id: QuestionId, t: Translate): Omit<Choice, 'value'> {
  switch (id) {
    case 'funnel':
      return {
        label: t('question.funnel.label', 'Funnel'),
        description: t('question.funnel.text', 'How many take the steps, in time, and where they drop off'),
      };
    case 'stageDuration':
      return {
        label: t('question.duration.label', 'Time per stage'),
        description: t('question.duration.text', 'How long customers stay in each stage'),
      };
    case 'sentiment':
      return {
        label: t('question.sentiment.label', 'Feeling'),
        description: t('question.sentiment.text', 'How customers feel, from their ratings and reviews'),
      };
    case 'counts':
      return {
        label: t('question.counts.label', 'Counts'),
        description: t('question.counts.text', 'How many events or customers there are'),
      };
  }
}

export function formatChoices(question: Question, t: Translate): Choice[] {
  return question.formats.map(({ value, shape }) => ({ value, ...(value === 'curve' ? curveWords(t) : shapeWords(shape, t)) }));
}

function curveWords(t: Translate): Omit<Choice, 'value'> {
  return { label: t('format.curve', 'Emotion curve'), description: t('format.curve-text', 'The stages in order') };
}

function shapeWords(shape: Shape, t: Translate): Omit<Choice, 'value'> {
  switch (shape) {
    case 'table':
      return { label: t('format.table', 'Table'), description: t('format.table-text', 'One row each') };
    case 'series':
      return { label: t('format.series', 'Over time'), description: t('format.series-text', 'One line each') };
    case 'wide':
      return { label: t('format.wide', 'One row'), description: t('format.wide-text', 'A column each') };
    case 'alert':
      return { label: t('format.alert', 'Alert'), description: t('format.alert-text', 'One number each, for alert rules') };
  }
}

/** Which visualisation draws the answer. */
export function drawnBy(queryType: string | undefined, shape: Shape, t: Translate): string {
  if (shape === 'series') {
    return t('drawn.series', 'Drawn by: Time series, Stat.');
  }
  if (shape === 'alert') {
    return t('drawn.alert', 'Meant for alert rules; Table shows it too.');
  }
  return queryType === 'funnel'
    ? t('drawn.funnel', 'Drawn by: Bar gauge (Show: All values; Fields: the counts), Bar chart, Table.')
    : t('drawn.table', 'Drawn by: Table, Bar chart, Bar gauge (Show: All values).');
}

export function orderChoices(t: Translate): Choice[] {
  return [
    { value: 'ordered', label: t('order.ordered', 'In this order'), description: t('order.ordered-text', 'Other events may come in between') },
    { value: 'strict', label: t('order.strict', 'Directly after each other'), description: t('order.strict-text', 'Any other event in between breaks it') },
    { value: 'any', label: t('order.any', 'In any order'), description: t('order.any-text', 'Counts how many different steps were done') },
  ];
}

export function countingChoices(t: Translate): Choice[] {
  return [
    { value: 'unique', label: t('counting.unique', 'Each customer once, by their best try') },
    { value: 'first', label: t('counting.first', 'Each customer once, by their first try') },
    { value: 'every', label: t('counting.every', 'Every try') },
  ];
}

export function runsChoices(t: Translate): Choice[] {
  return [
    { value: 'matured', label: t('runs.matured', 'Complete runs only'), description: t('runs.matured-text', 'Their window has closed, so the rate no longer changes') },
    { value: 'observed', label: t('runs.observed', 'All runs so far'), description: t('runs.observed-text', 'Open ones count as not converted yet') },
    { value: 'projected', label: t('runs.projected', 'Projected'), description: t('runs.projected-text', 'What the share will be when every window has closed') },
  ];
}

export function selectChoices(t: Translate): Choice[] {
  return [
    { value: 'entry', label: t('select.entry', 'Began in the time range') },
    { value: 'closed', label: t('select.closed', 'Window closed in the time range') },
  ];
}

export function filtersOnChoices(t: Translate): Choice[] {
  return [
    { value: 'events', label: t('filters-on.events', 'Each event'), description: t('filters-on.events-text', 'Events that do not match do not exist') },
    { value: 'entry', label: t('filters-on.entry', 'The first step'), description: t('filters-on.entry-text', 'The run’s first event must match') },
    { value: 'customer', label: t('filters-on.customer', 'The customer'), description: t('filters-on.customer-text', 'Some event of the customer must match') },
  ];
}

export function ofChoices(t: Translate): Choice[] {
  return [
    { value: 'events', label: t('of.events', 'Events') },
    { value: 'customers', label: t('of.customers', 'Customers') },
    { value: 'newCustomers', label: t('of.new-customers', 'New customers') },
    { value: 'value', label: t('of.value', 'Value') },
    { value: 'cost', label: t('of.cost', 'Cost') },
    { value: 'secondsSinceLastEvent', label: t('of.silence', 'Seconds since the last event') },
  ];
}

export function intervalChoices(t: Translate): Choice[] {
  return [
    { value: 'auto', label: t('interval.auto', 'Fit the panel') },
    { value: '1h', label: t('interval.hour', 'Hour') },
    { value: '1d', label: t('interval.day', 'Day') },
    { value: '1w', label: t('interval.week', 'Week') },
    { value: '1M', label: t('interval.month', 'Month') },
  ];
}

export function keyChoices(keys: readonly string[], t: Translate): Choice[] {
  return keys.map((key) => ({ value: key, label: keyName(key, t) }));
}

export function metricChoices(t: Translate): Choice[] {
  return [
    { value: 'conversion', label: t('metric.conversion', 'Conversion to the next step') },
    { value: 'conversionLow', label: t('metric.conversion-low', 'Conversion, at least (95 %)') },
    { value: 'conversionHigh', label: t('metric.conversion-high', 'Conversion, at most (95 %)') },
    { value: 'dropOff', label: t('metric.drop-off', 'Drop-off before the next step') },
    { value: 'dropOffLow', label: t('metric.drop-off-low', 'Drop-off, at least (95 %)') },
    { value: 'dropOffHigh', label: t('metric.drop-off-high', 'Drop-off, at most (95 %)') },
    { value: 'conversionTotal', label: t('metric.conversion-total', 'Share of those who began') },
    { value: 'entered', label: t('metric.entered', 'How many reached it') },
    { value: 'converted', label: t('metric.converted', 'How many went on') },
    { value: 'open', label: t('metric.open', 'How many may still go on') },
    { value: 'medianTime', label: t('metric.median-time', 'Median time to the next step') },
    { value: 'meanTime', label: t('metric.mean-time', 'Mean time to the next step') },
    { value: 'p90Time', label: t('metric.p90-time', 'Time in which 90 % went on') },
  ];
}

const lists: Record<VariableList, (t: Translate) => string> = {
  models: (t) => t('list.models', 'Stage models'),
  stages: (t) => t('list.stages', 'Stages'),
  touchpoints: (t) => t('list.touchpoints', 'Touchpoints'),
  products: (t) => t('list.products', 'Products'),
  personas: (t) => t('list.personas', 'Personas'),
  segments: (t) => t('list.segments', 'Segments'),
  channels: (t) => t('list.channels', 'Channels'),
  values: (t) => t('list.values', 'Values of a field'),
};

export function isVariableList(text: string): text is VariableList {
  return text in lists;
}

export function listChoices(t: Translate): Choice[] {
  return Object.entries(lists).map(([value, label]) => ({ value, label: label(t) }));
}
