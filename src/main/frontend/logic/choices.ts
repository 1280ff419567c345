import { Choice, Translate } from '../types';
import { inStageOf } from './questions';

export function orderChoices(t: Translate): Choice[] {
  return [
    { value: 'ordered', label: t('order.ordered', 'In this order'), description: t('order.ordered-text', 'Other events may come in between') },
    { value: 'strict', label: t('order.strict', 'Directly after each other'), description: t('order.strict-text', 'Any other event in between breaks it') },
    { value: 'any', label: t('order.any', 'In any order'), description: t('order.any-text', 'Counts how many different steps were done') },
  ];
}

export function countingChoices(t: Translate): Choice[] {
  return [
    {
      value: 'unique',
      label: t('counting.unique', 'Each customer once, by their best try'),
      description: t('counting.unique-text', 'The try that got furthest'),
    },
    {
      value: 'first',
      label: t('counting.first', 'Each customer once, by their first try'),
      description: t('counting.first-text', 'Later tries do not count, even if they got further'),
    },
    {
      value: 'every',
      label: t('counting.every', 'Every try'),
      description: t('counting.every-text', 'One customer may count more than once; the next try begins when one has ended'),
    },
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
    {
      value: 'entry',
      label: t('select.entry', 'Began in the time range'),
      description: t('select.entry-text', 'What they did after the range counts too, as long as the window lasts'),
    },
    {
      value: 'closed',
      label: t('select.closed', 'Window closed in the time range'),
      description: t('select.closed-text', 'The newest complete runs, however long the window'),
    },
  ];
}

export function filtersOnChoices(t: Translate): Choice[] {
  return [
    { value: 'events', label: t('filters-on.events', 'Each event'), description: t('filters-on.events-text', 'Events that do not match do not exist') },
    { value: 'entry', label: t('filters-on.entry', 'The first step'), description: t('filters-on.entry-text', 'The run’s first event must match') },
    { value: 'customer', label: t('filters-on.customer', 'The customer'), description: t('filters-on.customer-text', 'Some event of the customer must match') },
  ];
}

export function languageChoices(t: Translate): Choice[] {
  return [
    { value: 'en', label: t('config.english', 'English') },
    { value: 'nl', label: t('config.dutch', 'Dutch') },
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

export function attributionChoices(t: Translate): Choice[] {
  return [
    { value: 'first', label: t('attribution.first', 'The first value they had'), description: t('attribution.first-text', 'Over the steps they took') },
    { value: 'last', label: t('attribution.last', 'The last value they had'), description: t('attribution.last-text', 'Over the steps they took') },
    { value: 'step', label: t('attribution.step', 'The value at one step'), description: t('attribution.step-text', 'Who did not get there is shown apart') },
    { value: 'all', label: t('attribution.all', 'Each value by itself'), description: t('attribution.all-text', 'A funnel for each; one customer may be in several') },
  ];
}

export function policyChoices(t: Translate): Choice[] {
  return [
    { value: 'otherCleanRun', label: t('policy.other', 'Look for a try without it'), description: t('policy.other-text', 'Only the best clean try counts') },
    { value: 'truncate', label: t('policy.truncate', 'Count the steps before it'), description: t('policy.truncate-text', 'The try ends there') },
    { value: 'removeUnit', label: t('policy.remove', 'Leave the customer out'), description: t('policy.remove-text', 'If their first successful try had it') },
  ];
}

export function cellStateChoices(t: Translate): Choice[] {
  return [
    { value: 'dropped', label: t('state.dropped', 'Dropped off here') },
    { value: 'open', label: t('state.open', 'May still go on') },
    { value: 'converted', label: t('state.converted', 'Went on to the next step') },
    { value: 'entered', label: t('state.entered', 'Got here') },
  ];
}

export function measureChoices(t: Translate): Choice[] {
  return [
    { value: 'sojourn', label: t('measure.sojourn', 'How long they stay'), description: t('measure.sojourn-text', 'Until they leave the stage, forward or not') },
    { value: 'toConvert', label: t('measure.convert', 'How long until the next stage'), description: t('measure.convert-text', 'Only moving on ends it') },
  ];
}

export function layoutChoices(t: Translate): Choice[] {
  return [
    { value: 'stages', label: t('layout.stages', 'A row for each stage'), description: t('layout.stages-text', 'Numbers with units and colours') },
    { value: 'lanes', label: t('layout.lanes', 'A column for each stage'), description: t('layout.lanes-text', 'The classic picture, as text') },
  ];
}

export function unitChoices(t: Translate): Choice[] {
  return [
    { value: 'customer', label: t('unit.customer', 'Customers') },
    { value: 'product', label: t('unit.product', 'Customers, for each product apart'), description: t('unit.product-text', 'A customer with one product') },
    { value: 'session', label: t('unit.session', 'Visits'), description: t('unit.session-text', 'A pause begins a new one') },
    { value: 'property', label: t('unit.property', 'Groups of customers'), description: t('unit.property-text', 'All with the same value of a property, such as a company') },
  ];
}

export function opChoices(t: Translate): Choice[] {
  return [
    { value: '=', label: t('op.is', 'is') },
    { value: '!=', label: t('op.not', 'is not') },
    { value: 'in', label: t('op.in', 'is one of') },
    { value: 'notIn', label: t('op.not-in', 'is none of') },
    { value: '=~', label: t('op.matches', 'matches (regex)') },
    { value: '!~', label: t('op.not-matches', 'does not match') },
    { value: '<', label: t('op.below', '< less than') },
    { value: '<=', label: t('op.at-most', '≤ at most') },
    { value: '>', label: t('op.above', '> more than') },
    { value: '>=', label: t('op.at-least', '≥ at least') },
  ];
}

export function perChoices(t: Translate): Choice[] {
  return [
    { value: 'visit', label: t('per.visit', 'Each stay by itself') },
    { value: 'unit', label: t('per.unit', 'All stays of a customer together') },
  ];
}

export function changeChoices(t: Translate): Choice[] {
  return [
    { value: 'fall', label: t('change.fall', 'How far it certainly fell') },
    { value: 'rise', label: t('change.rise', 'How far it certainly rose') },
    { value: 'change', label: t('change.change', 'The change') },
    { value: 'changeLow', label: t('change.low', 'The change, at least') },
    { value: 'changeHigh', label: t('change.high', 'The change, at most') },
  ];
}

export function inStageMetricChoices(t: Translate): Choice[] {
  return [
    { value: 'stuck', label: t('in-stage.stuck', 'How many are stuck') },
    { value: 'stuckShare', label: t('in-stage.stuck-share', 'Share that is stuck') },
    { value: 'inStage', label: t('in-stage.number', 'How many are there') },
    { value: 'overTarget', label: t('in-stage.over-target', 'How many are over the target') },
    { value: 'medianAge', label: t('in-stage.median-age', 'How long half of them are there') },
    { value: 'oldest', label: t('in-stage.oldest', 'How long the longest is there') },
  ];
}

/** Those that may be compared with the time before. */
export function inStageOfChoices(t: Translate): Choice[] {
  return inStageMetricChoices(t).filter(({ value }) => (inStageOf as readonly string[]).includes(value));
}

export function annotationsOfChoices(t: Translate): Choice[] {
  return [
    { value: 'all', label: t('marks.all', 'Changes and campaigns') },
    { value: 'changes', label: t('marks.changes', 'Changes') },
    { value: 'campaigns', label: t('marks.campaigns', 'Campaigns') },
  ];
}
