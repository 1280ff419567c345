import { Choice, Filter, JourneyQuery, Translate } from '../types';
import { defaultModel } from './defaults';
import { keyName } from './keys';

/** What a reading needs to know besides the question: the words, and the names of things. */
export interface Words {
  t: Translate;
  language: string;
  models: readonly Choice[];
  stages: readonly Choice[];
  /** Sets a name apart from the words around it. */
  mark?: (name: string) => string;
}

export function marked(name: string, { mark }: Words): string {
  return mark ? mark(name) : name;
}

export function modelName({ scope }: JourneyQuery, words: Words): string {
  const id = scope?.model ?? defaultModel;
  return marked(words.models.find(({ value }) => value === id)?.label ?? id, words);
}

/** `, per channel`; nothing where all is taken together. */
export function byPart(by: string, t: Translate): string {
  return by === 'none' ? '' : t('reading.by', ', per {{by}}', { by: lower(keyName(by, t)) });
}

/** `a, b and c`. */
export function listed(names: readonly string[], language: string): string {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(names);
}

/** A label inside a sentence; a word in capitals stays so. */
export function lower(label: string): string {
  return /^.[A-Z]/.test(label) ? label : label.charAt(0).toLocaleLowerCase() + label.slice(1);
}

export function filterText({ key, op, value }: Filter, t: Translate): string {
  return `${keyName(key, t)} ${op} ${Array.isArray(value) ? value.join(' | ') : (value ?? '∅')}`;
}

/** What the question is narrowed to, and on what. */
export function filtersPart({ scope }: JourneyQuery, words: Words): string {
  const { t } = words;
  const narrowed = (['product', 'persona', 'segment'] as const)
    .filter((key) => scope?.[key])
    .map((key) => `${keyName(key, t)} = ${scope?.[key]}`);
  const filters = [...narrowed, ...(scope?.filters ?? []).map((filter) => filterText(filter, t))];
  if (filters.length === 0) {
    return '';
  }
  const list = marked(filters.join(', '), words);
  switch (scope?.filters?.length ? scope.filtersOn : undefined) {
    case 'entry':
      return t('reading.filters-entry', 'only {{list}} (filters on the first step)', { list });
    case 'customer':
      return t('reading.filters-customer', 'only customers who had {{list}}', { list });
    default:
      return t('reading.filters', 'only {{list}}', { list });
  }
}
