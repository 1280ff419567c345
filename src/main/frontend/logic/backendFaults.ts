import { Fault } from '../types';

const place = /^[A-Za-z][\w]*(?:\[\d+\]|\.[A-Za-z]\w*)*$/;

/**
 * What the backend said is wrong, each with its place: `steps[1].stage: "aankop" is unknown; …`, one alone or as a list.
 * Words that name no place are no fault of a field.
 */
export function backendFaults(message: string | undefined): Fault[] {
  return (message ?? '').split('\n').flatMap((line) => {
    const text = line.replace(/^- /, '').trim();
    const colon = text.indexOf(': ');
    const field = colon > 0 ? text.slice(0, colon) : '';
    return place.test(field) ? [{ field, message: text.slice(colon + 2) }] : [];
  });
}

/** The first fault in a field, or, unless only the field itself is meant, anything inside it. */
export function faultIn(faults: readonly Fault[], field: string, itself = false): string | undefined {
  const inside = (path: string) => path.startsWith(`${field}.`) || path.startsWith(`${field}[`);
  return faults.find((fault) => fault.field === field || (!itself && inside(fault.field)))?.message;
}
