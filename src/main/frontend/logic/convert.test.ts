import { Schema, seeded, valueOf } from '../testing/random';
import { JourneyQuery } from '../types';
import { fromJson, toJson } from './convert';
import { migrate } from './migrate';
import { commonFields, questions } from './questions';
import { querySchema } from './schema';

const schema = querySchema({ models: ['localo', 'steps5'], stages: ['awareness', 'purchase'] }) as { properties: Record<string, Schema>; definitions: Record<string, Schema> };
const cases = 300;

/** A question of this kind with any of its fields, and what Grafana and the editor keep beside them. */
function question(id: string, random: () => number): JourneyQuery {
  const beside = { refId: 'A', datasource: { type: 't', uid: 'u' }, hide: true, _v: 1, _mode: 'json', _kept: { counts: { of: 'value' } } };
  const asked = valueOf({ ...schema, type: 'object' }, random) as Record<string, unknown>;
  return { ...beside, ...asked, queryType: id } as unknown as JourneyQuery;
}

describe('a question of any kind', () => {
  it.each(questions.map(({ id }) => id))('%s goes to JSON and back without loss, however it was written', (id) => {
    for (let seed = 0; seed < cases; seed++) {
      const asked = question(id, seeded(seed));
      const text = toJson(asked);
      expect([seed, fromJson(text, asked)]).toEqual([seed, { query: asked }]);
      const written = JSON.stringify(JSON.parse(text)); // other spaces and line breaks are the same question
      expect([seed, fromJson(written, asked)]).toEqual([seed, { query: asked }]);
    }
  });

  it('is migrated to what it was, and once only', () => {
    for (const { id } of questions) {
      const { _v, ...older } = question(id, seeded(1));
      const migrated = migrate(older as JourneyQuery);
      expect(migrated).toEqual({ ...older, _v });
      expect(migrate(migrated)).toBe(migrated);
    }
  });

  it('may hold every field that some question has, as the schema knows them', () => {
    const known = new Set<string>([...commonFields, ...questions.flatMap(({ fields }) => fields)]);
    expect([...known].filter((field) => !(field in schema.properties))).toEqual([]);
    const seen = new Set(Array.from({ length: cases }, (_, seed) => Object.keys(question('funnel', seeded(seed)))).flat());
    expect(Object.keys(schema.properties).filter((field) => !seen.has(field))).toEqual([]);
  });
});
