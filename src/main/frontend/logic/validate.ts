import { Fault, JourneyQuery, Step, Translate } from '../types';
import { isDuration } from './durations';
import { selectorKey } from './selectors';

/** What is plainly wrong in a question; one with a fault is not sent. Names and the rest are the backend's to judge. */
export function validate(query: JourneyQuery, t: Translate): Fault[] {
  const faults: Fault[] = [];
  duration(faults, 'window', query.window, t);
  duration(faults, 'horizon', query.horizon, t);
  query.steps?.forEach((step, index) => checkStep(faults, step, `steps[${index}]`, t));
  if (query.breakdown && !query.breakdown.by) {
    faults.push({ field: 'breakdown', message: t('fault.breakdown', 'Choose what to break down by.') });
  }
  query.scope?.filters?.forEach((filter, index) => {
    if (!filter.key) {
      faults.push({ field: `scope.filters[${index}]`, message: t('fault.filter-key', 'Choose what to filter on.') });
    }
  });
  return faults;
}

function checkStep(faults: Fault[], step: Step, field: string, t: Translate): void {
  const key = selectorKey(step);
  if (!Array.isArray(step.any) && (!key || key === 'touchpoint:' || key === 'stage:')) {
    faults.push({ field, message: t('fault.step-empty', 'Choose a touchpoint or a stage.') });
  }
  duration(faults, `${field}.within`, step.within, t);
  duration(faults, `${field}.minGap`, step.minGap, t);
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
