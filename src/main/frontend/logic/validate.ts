import { Exclusion, Fault, Filter, JourneyQuery, Selector, Step, Translate } from '../types';
import { isDuration } from './durations';
import { windowOf } from './presets';
import { has, isFunnel } from './questions';
import { unitParts } from './units';

/** What is plainly wrong in a question; one with a fault is not sent. Names and the rest are the backend's to judge. */
export function validate(query: JourneyQuery, t: Translate): Fault[] {
  const faults: Fault[] = [];
  for (const field of ['range', 'window', 'horizon', 'idle', 'grace', 'baseline', 'every'] as const) {
    duration(faults, field, query[field], t);
  }
  if (isFunnel(query.queryType)) {
    funnel(faults, query, t);
  }
  if (has(query.queryType, 'customer') && !query.customer) {
    faults.push({ field: 'customer', message: t('fault.customer', 'Choose a customer.') });
  }
  if (has(query.queryType, 'other') && !query.other) {
    faults.push({ field: 'other', message: t('fault.other', 'Choose the other model.') });
  }
  checkFilters(faults, query.scope?.filters, 'scope.filters', t);
  unit(faults, query.unit, t);
  return faults;
}

function funnel(faults: Fault[], query: JourneyQuery, t: Translate): void {
  query.steps?.forEach((step, at) => checkStep(faults, step, `steps[${at}]`, t));
  query.exclusions?.forEach((exclusion, at) => checkExclusion(faults, exclusion, `exclusions[${at}]`, t));
  if (windowOf(query) === null && query.queryType !== 'comparePresets') {
    faults.push({ field: 'window', message: t('fault.window', 'This preset has no window of its own: say one, such as 14d.') });
  }
  if (query.breakdown && !query.breakdown.by) {
    faults.push({ field: 'breakdown', message: t('fault.breakdown', 'Choose what to break down by.') });
  }
  if (query.fromStep !== undefined && query.toStep !== undefined && query.fromStep >= query.toStep) {
    faults.push({ field: 'toStep', message: t('fault.to-step', 'Choose a step after the one it begins at.') });
  }
}

function checkStep(faults: Fault[], step: Step, field: string, t: Translate): void {
  checkSelector(faults, step, field, t);
  duration(faults, `${field}.within`, step.within, t);
  duration(faults, `${field}.minGap`, step.minGap, t);
}

function checkExclusion(faults: Fault[], exclusion: Exclusion, field: string, t: Translate): void {
  checkSelector(faults, exclusion, field, t);
  if (exclusion.from !== undefined && exclusion.to !== undefined && exclusion.from >= exclusion.to) {
    faults.push({ field: `${field}.to`, message: t('fault.to-step', 'Choose a step after the one it begins at.') });
  }
}

function checkSelector(faults: Fault[], selector: Selector, field: string, t: Translate): void {
  if (Array.isArray(selector.any)) {
    if (selector.any.length === 0) {
      faults.push({ field, message: t('fault.step-empty', 'Choose a touchpoint or a stage.'), isEmpty: true });
    }
    selector.any.forEach((part, at) => checkSelector(faults, part, `${field}.any[${at}]`, t));
  } else if (selector.any !== '*' && !selector.touchpoint && !selector.stage) {
    faults.push({ field, message: t('fault.step-empty', 'Choose a touchpoint or a stage.'), isEmpty: true });
  }
  checkFilters(faults, selector.filters, `${field}.filters`, t);
}

function checkFilters(faults: Fault[], filters: Filter[] | undefined, field: string, t: Translate): void {
  filters?.forEach((filter, at) => {
    if (!filter.key) {
      faults.push({ field: `${field}[${at}]`, message: t('fault.filter-key', 'Choose what to filter on.'), isEmpty: true });
    } else if (filter.value === '' || (Array.isArray(filter.value) && filter.value.length === 0)) {
      faults.push({ field: `${field}[${at}]`, message: t('fault.filter-value', 'Choose a value.'), isEmpty: true });
    }
  });
}

function unit(faults: Fault[], text: string | undefined, t: Translate): void {
  const { kind, of } = unitParts(text);
  if (kind === 'session') {
    duration(faults, 'unit', of, t);
  } else if (kind === 'property' && !of) {
    faults.push({ field: 'unit', message: t('fault.unit', 'Choose a property.') });
  }
}

function duration(faults: Fault[], field: string, text: string | undefined, t: Translate): void {
  if (text !== undefined && !isDuration(text) && !hasVariable(text)) {
    faults.push({
      field,
      message: t('fault.duration', 'A whole number with ms, s, m, h, d or w, such as 14d.'),
    });
  }
}

function hasVariable(text: string): boolean {
  return /\$\w|\$\{|\[\[/.test(text);
}
