import { Filter, FilterOp, JourneyQuery, Selector } from '../types';

/** A text with its variables filled in: one value, several, or all there are. */
export type Replaced = string | string[] | typeof all;

export const all = Symbol('all');

export type Replace = (text: string) => Replaced;

/** The question with variables filled in. Several values make a filter `in`, a selector `any`; All drops the filter. */
export function interpolate(query: JourneyQuery, replace: Replace): JourneyQuery {
  const own = Object.entries(query).filter(([field]) => !editors(field));
  const kept = Object.entries(query).filter(([field]) => editors(field));
  return Object.fromEntries([...own.map(([field, value]) => [field, numbered(field, walk(value, replace))]), ...kept]);
}

/** Grafana's own fields and the editor's are not looked into. */
function editors(field: string): boolean {
  return field.startsWith('_') || ['refId', 'datasource', 'key', 'queryType'].includes(field);
}

function walk(value: unknown, replace: Replace): unknown {
  if (typeof value === 'string') {
    return single(replace(value));
  }
  if (Array.isArray(value)) {
    return value.map((part) => walk(part, replace)).filter((part) => part !== undefined);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  if ('key' in value && 'op' in value) {
    return filter(value as Filter, replace);
  }
  const parts: Record<string, unknown> = {};
  for (const [field, part] of Object.entries(value)) {
    const walked = selectorField(field, part, replace) ?? { [field]: numbered(field, walk(part, replace)) };
    Object.entries(walked).forEach(([name, filled]) => filled !== undefined && (parts[name] = filled));
  }
  return parts;
}

const numbers = ['step', 'from', 'to', 'fromStep', 'toStep'];

/** What is counted is a number, whichever variable it came from. */
function numbered(field: string, filled: unknown): unknown {
  return numbers.includes(field) && typeof filled === 'string' && /^\d{1,4}$/.test(filled) ? Number(filled) : filled;
}

/** A touchpoint or stage with several values fits any of them. */
function selectorField(field: string, part: unknown, replace: Replace): Selector | undefined {
  if ((field !== 'touchpoint' && field !== 'stage') || typeof part !== 'string') {
    return undefined;
  }
  const filled = replace(part);
  if (filled === all) {
    return { any: '*' };
  }
  return Array.isArray(filled) && filled.length > 1 ? { any: filled.map((id) => ({ [field]: id })) } : undefined;
}

const ofMany: Partial<Record<FilterOp, FilterOp>> = { '=': 'in', '!=': 'notIn', in: 'in', notIn: 'notIn' };

function filter(own: Filter, replace: Replace): Filter | undefined {
  const key = String(single(replace(own.key)) ?? own.key);
  const values = (Array.isArray(own.value) ? own.value : [own.value]).map((value) =>
    typeof value === 'string' ? replace(value) : value
  );
  if (values.includes(all)) {
    return undefined;
  }
  const many = values.some(Array.isArray) || Array.isArray(own.value);
  if (!many) {
    return { key, op: own.op, value: values[0] as Filter['value'] };
  }
  const flat = values.flat().map(String);
  if (own.op === '=~' || own.op === '!~') {
    return { key, op: own.op, value: flat.map(literal).join('|') };
  }
  return { key, op: ofMany[own.op] ?? own.op, value: ofMany[own.op] ? flat : flat[0] };
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** One value where only one can stand; All leaves the field out. */
function single(filled: Replaced): string | undefined {
  if (filled === all) {
    return undefined;
  }
  return Array.isArray(filled) ? filled.join(',') : filled;
}
