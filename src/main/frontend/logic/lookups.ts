import { Choice } from '../types';

/** Lists from the backend's resources as choices. An item is a text, or an object with an id and a label. */
export function choices(answer: unknown): Choice[] {
  return listOf(answer).flatMap((item) => choice(item) ?? []);
}

function listOf(answer: unknown): unknown[] {
  if (Array.isArray(answer)) {
    return answer;
  }
  const inside = typeof answer === 'object' && answer !== null ? Object.values(answer).find(Array.isArray) : undefined;
  return inside ?? [];
}

function choice(item: unknown): Choice | undefined {
  if (typeof item === 'string') {
    return { value: item, label: item };
  }
  if (typeof item !== 'object' || item === null) {
    return undefined;
  }
  const { id, value, key, label, text, description } = item as Record<string, unknown>;
  const sent = [id, value, key].find((part) => typeof part === 'string');
  const read = [label, text].find((part) => typeof part === 'string');
  if (typeof sent !== 'string') {
    return undefined;
  }
  return {
    value: sent,
    label: typeof read === 'string' ? read : sent,
    description: typeof description === 'string' ? description : undefined,
  };
}

/** At most this many are shown of a list; searching finds the others. */
export const mostShown = 50;

export function search(all: readonly Choice[], text: string): Choice[] {
  const wanted = text.trim().toLocaleLowerCase();
  const found = all.filter(({ value, label }) => `${label}\n${value}`.toLocaleLowerCase().includes(wanted));
  return found.slice(0, mostShown);
}
