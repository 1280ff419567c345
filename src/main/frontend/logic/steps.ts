import { Exclusion, JourneyQuery, Selector, Step } from '../types';

export function addStep(steps: readonly Step[], step: Step): Step[] {
  return [...steps, step];
}

export function removeStep(steps: readonly Step[], at: number): Step[] {
  return steps.filter((_, index) => index !== at);
}

export function duplicateStep(steps: readonly Step[], at: number): Step[] {
  return [...steps.slice(0, at + 1), structuredClone(steps[at]), ...steps.slice(at + 1)];
}

export function moveStep(steps: readonly Step[], from: number, to: number): Step[] {
  if (to < 0 || to >= steps.length || from === to) {
    return [...steps];
  }
  const moved = removeStep(steps, from);
  moved.splice(to, 0, steps[from]);
  return moved;
}

/** Replaces a step's fields; a field set to undefined is left out of the question. */
export function changeStep(steps: readonly Step[], at: number, change: Partial<Step>): Step[] {
  return steps.map((step, index) => (index === at ? without({ ...step, ...change }) : step));
}

/** The same step about something else: its name and options stay, its old selector goes. */
export function selectInStep(steps: readonly Step[], at: number, selector: Selector): Step[] {
  return changeStep(steps, at, { touchpoint: undefined, stage: undefined, any: undefined, ...selector });
}

/** Steps that took other places: what told them by number follows, and the first step keeps no option that looks back. */
export function withSteps(query: JourneyQuery, steps: readonly Step[]): Partial<JourneyQuery> {
  const last = steps.length;
  return {
    steps: last > 0 ? steps.map((step, at) => (at === 0 ? first(step) : step)) : undefined,
    exclusions: clampExclusions(query.exclusions, last),
    fromStep: clamp(query.fromStep, last),
    toStep: clamp(query.toStep, last),
  };
}

function first(step: Step): Step {
  return without({ ...step, optional: undefined, within: undefined, minGap: undefined, direct: undefined });
}

function clamp(step: number | undefined, last: number): number | undefined {
  return step === undefined || last === 0 || step <= last ? step : undefined;
}

function clampExclusions(exclusions: Exclusion[] | undefined, last: number): Exclusion[] | undefined {
  return last === 0
    ? exclusions
    : exclusions?.map(({ from, to, ...rest }) => without({ ...rest, from: clamp(from, last - 1), to: clamp(to, last) }));
}

export function without<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as T;
}

function structuredClone(step: Step): Step {
  return JSON.parse(JSON.stringify(step));
}
