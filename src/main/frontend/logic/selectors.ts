import { Choice, Selector } from '../types';

/** A selector as one text for a picker: `stage:decision`, `touchpoint:add_to_cart`, `*`. */
export function selectorKey(selector: Selector): string | undefined {
  if (selector.any === '*') {
    return '*';
  }
  if (selector.stage !== undefined) {
    return `stage:${selector.stage}`;
  }
  return selector.touchpoint === undefined ? undefined : `touchpoint:${selector.touchpoint}`;
}

export function selectorOf(key: string): Selector {
  if (key === '*') {
    return { any: '*' };
  }
  const [kind, ...rest] = key.split(':');
  const id = rest.join(':');
  if (kind === 'stage' && id) {
    return { stage: id };
  }
  return { touchpoint: kind === 'touchpoint' && id ? id : key };
}

/** What a selector is called: its own name, else the stage's or touchpoint's label, else its id. */
export function selectorName(selector: Selector, stages: readonly Choice[]): string {
  if (selector.name) {
    return selector.name;
  }
  if (Array.isArray(selector.any)) {
    return selector.any.map((part) => selectorName(part, stages)).join(' | ');
  }
  if (selector.stage !== undefined) {
    return stages.find(({ value }) => value === selector.stage)?.label ?? selector.stage;
  }
  return selector.touchpoint ?? (selector.any === '*' ? '*' : '');
}

/** What a step may be, one or several: the parts of an `any`, or the selector alone. */
export function partsOf({ touchpoint, stage, any }: Selector): Selector[] {
  if (Array.isArray(any)) {
    return any;
  }
  return any === '*' ? [{ any }] : [stage === undefined ? { touchpoint: touchpoint ?? '' } : { stage }];
}

/** The selector fields for these parts; one part stands by itself. */
export function ofParts(parts: readonly Selector[]): Pick<Selector, 'touchpoint' | 'stage' | 'any'> {
  const [first = { touchpoint: '' }, ...rest] = parts;
  const alone = rest.length === 0 && !first.filters && !first.name;
  return { touchpoint: undefined, stage: undefined, any: undefined, ...(alone ? first : { any: [...parts] }) };
}

/** The steps by their names, in order; without steps the stages of the model. */
export function stepChoices(steps: readonly Selector[] | undefined, stages: readonly Choice[]): Choice[] {
  const named = steps?.length ? steps.map((step) => selectorName(step, stages)) : stages.map(({ label }) => label);
  return named.map((name, at) => ({ value: String(at + 1), label: `${at + 1} · ${name || '…'}` }));
}
