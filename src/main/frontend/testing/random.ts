/** Numbers that look random and are the same each time (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export interface Schema {
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  $ref?: string;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  examples?: unknown[];
  definitions?: Record<string, Schema>;
}

const oddTexts = ['a', '', 'é ☕ "quoted" \\ back', '$touchpoint', '${channel:raw}', 'line\nbreak', '__proto__', '7', 'null'];

/** A value that a JSON schema allows, with whatever it may hold: odd texts, nested lists, or nothing where nothing is needed. */
export function valueOf(schema: Schema, random: () => number, root: Schema = schema, depth = 0): unknown {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)];
  const inside = (part: Schema) => valueOf(part, random, root, depth + 1);
  if (schema.$ref) {
    return inside(root.definitions![schema.$ref.split('/').pop()!]);
  }
  if (schema.anyOf) {
    return inside(pick(schema.anyOf));
  }
  if (schema.enum) {
    return pick(schema.enum);
  }
  if ('const' in schema) {
    return schema.const;
  }
  switch (Array.isArray(schema.type) ? pick(schema.type) : schema.type) {
    case 'object': {
      const chosen = Object.entries(schema.properties ?? {}).filter(([name]) => schema.required?.includes(name) || random() < 0.5 / (1 + depth));
      return Object.fromEntries(chosen.map(([name, part]) => [name, inside(part)]));
    }
    case 'array':
      return Array.from({ length: depth > 5 ? 0 : Math.floor(random() * 3) }, () => inside(schema.items ?? { type: 'string' }));
    case 'boolean':
      return random() < 0.5;
    case 'integer':
      return Math.floor(random() * 1000);
    case 'number':
      return random();
    case 'null':
      return null;
    default:
      return pick([...(schema.examples ?? []), ...oddTexts]);
  }
}
