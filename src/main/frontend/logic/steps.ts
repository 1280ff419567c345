import { Selector, Step } from '../types';

export function addStep(steps: readonly Step[], step: Step): Step[] {
  return [...steps, step];
}

export function removeStep(steps: readonly Step[], at: number): Step[] {
  return steps.filter((_, index) => index !== at);
}

export function duplicateStep(steps: readonly Step[], at: number): Step[] {
  return [...steps.slice(0, at + 1), structuredCloneOf(steps[at]), ...steps.slice(at + 1)];
}

export function moveStep(steps: readonly Step[], from: number, to: number): Step[] {
  if (to < 0 || to >= steps.length) {
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

function without<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as T;
}

function structuredCloneOf(step: Step): Step {
  return JSON.parse(JSON.stringify(step));
}
