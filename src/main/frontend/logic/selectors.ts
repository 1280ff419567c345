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
