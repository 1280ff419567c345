/** Who is counted, taken apart for the editor: `session:30m` is a kind and what belongs to it. */
export const unitKinds = ['customer', 'product', 'session', 'property'] as const;

export type UnitKind = (typeof unitKinds)[number];

export interface UnitParts {
  kind: UnitKind;
  of: string;
}

const usualGap = '30m';

export function unitParts(unit: string | undefined): UnitParts {
  const [kind, ...rest] = (unit ?? 'customer').split(':');
  return { kind: unitKinds.find((known) => known === kind) ?? 'customer', of: rest.join(':') };
}

/** The unit as the contract writes it; the usual one is left out. */
export function unitOf({ kind, of }: UnitParts): string | undefined {
  switch (kind) {
    case 'customer':
      return undefined;
    case 'product':
      return kind;
    case 'session':
      return `session:${of || usualGap}`;
    case 'property':
      return `property:${of}`;
  }
}
