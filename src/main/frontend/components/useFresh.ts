import { FocusEvent, useState } from 'react';
import { Fault } from '../types';

/** Rows of a list that were just added: what is still empty there is no fault until the focus goes elsewhere. */
export function useFresh() {
  const [fresh, setFresh] = useState<readonly number[]>([]);
  const leave = (at: number) => setFresh((rows) => rows.filter((row) => row !== at));
  return {
    add: (at: number) => setFresh((rows) => [...rows, at]),
    remove: (at: number) => setFresh((rows) => rows.filter((row) => row !== at).map((row) => (row > at ? row - 1 : row))),
    onBlur: (at: number) => (event: FocusEvent) => event.currentTarget.contains(event.relatedTarget) || leave(at),
    faults: (at: number, faults: Fault[]) => (fresh.includes(at) ? faults.filter(({ isEmpty }) => !isEmpty) : faults),
  };
}
