import { presets, modes } from './presets';
import { annotationsOf, cellStates, changeMetrics, countsBy, countsOf, inStageMetrics, inStageOf, funnelMetrics, intervals, questions, sentimentBy } from './questions';

type Schema = Record<string, unknown>;

const flag: Schema = { type: 'boolean' };
const text: Schema = { type: 'string' };
const step: Schema = { type: 'integer', minimum: 1 };
const moment: Schema = { type: ['string', 'integer'], examples: ['2026-01-31T12:00:00Z'] };
const duration: Schema = { type: 'string', examples: ['1d', '7d', '14d', '30d', '6h', '30m'] };

const oneOf = (values: readonly string[]): Schema => ({ enum: values });

/** Names that complete, where others (of events to come, or variables) may stand too. */
const known = (values: readonly string[]): Schema => (values.length ? { anyOf: [{ enum: values }, text] } : text);

const object = (properties: Record<string, Schema>, required: string[] = []): Schema => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});

/** What a question may hold, for the code editor to complete and check; the backend has the last word. */
export function querySchema({ models, stages }: { models: readonly string[]; stages: readonly string[] }): Schema {
  const filters: Schema = { type: 'array', items: { $ref: '#/definitions/filter' } };
  const selector = {
    touchpoint: text,
    stage: known(stages),
    any: { anyOf: [{ const: '*' }, { type: 'array', items: { $ref: '#/definitions/selector' } }] },
    filters,
    name: text,
  };
  return {
    type: 'object',
    required: ['queryType'],
    properties: fields(models, stages, filters),
    patternProperties: { '^_': {} },
    additionalProperties: false,
    definitions: {
      filter: object(
        {
          key: { type: 'string', examples: ['channel', 'campaign', 'persona', 'segment'] },
          op: oneOf(['=', '!=', '=~', '!~', '<', '<=', '>', '>=', 'in', 'notIn']),
          value: { type: ['string', 'number', 'null', 'array'] },
        },
        ['key', 'op', 'value']
      ),
      selector: object(selector),
      step: object({ ...selector, optional: flag, within: duration, minGap: duration, direct: flag, firstEver: flag }),
      exclusion: object({ ...selector, from: step, to: step }),
    },
  };
}

function fields(models: readonly string[], stages: readonly string[], filters: Schema): Record<string, Schema> {
  const formats = questions.flatMap((question) => question.formats.map(({ value }) => value));
  return {
    queryType: oneOf(questions.map(({ id }) => id)),
    scope: object({
      model: known(models),
      product: text,
      persona: text,
      segment: text,
      filters,
      filtersOn: oneOf(['events', 'entry', 'customer']),
    }),
    unit: { type: 'string', examples: ['customer', 'product', 'session:30m', 'property:org'] },
    range: duration,
    asOf: { type: ['string', 'integer'] },
    timeZone: { type: 'string', examples: ['Europe/Amsterdam', 'UTC'] },
    language: known(['en', 'nl']),
    steps: { type: 'array', items: { $ref: '#/definitions/step' } },
    order: oneOf(['ordered', 'strict', 'any']),
    window: duration,
    counting: oneOf(['unique', 'first', 'every']),
    exclusions: { type: 'array', items: { $ref: '#/definitions/exclusion' } },
    exclusionPolicy: oneOf(['otherCleanRun', 'truncate', 'removeUnit']),
    breakdown: object(
      {
        by: { type: 'string', examples: ['channel', 'persona', 'segment', 'campaign'] },
        attribution: oneOf(['first', 'last', 'step', 'all']),
        step,
        limit: { type: 'integer', minimum: 1, maximum: 1000 },
      },
      ['by']
    ),
    preset: oneOf(presets),
    modes: { type: 'array', items: oneOf(modes) },
    strictlyIncreasing: flag,
    grace: duration,
    runs: oneOf(['matured', 'observed', 'projected']),
    select: oneOf(['entry', 'closed']),
    metric: oneOf([...funnelMetrics, ...changeMetrics, ...inStageMetrics]),
    fromStep: step,
    toStep: step,
    bins: { anyOf: [{ const: 'auto' }, step] },
    cell: object({ step, state: oneOf(cellStates), group: text, time: moment, interval: oneOf(intervals) }),
    customer: text,
    product: text,
    session: moment,
    measure: oneOf(['sojourn', 'toConvert']),
    per: oneOf(['visit', 'unit']),
    stage: known(stages),
    compare: object({ by: text, values: { type: 'array', items: text }, date: text }),
    stuckAt: { type: 'number', exclusiveMinimum: 0, maximum: 1 },
    limit: step,
    other: known(models),
    baseline: duration,
    early: flag,
    every: duration,
    horizon: duration,
    idle: duration,
    layout: oneOf(['stages', 'lanes']),
    of: oneOf([...countsOf, ...annotationsOf, ...inStageOf]),
    by: known([...new Set([...sentimentBy, ...countsBy])]),
    interval: oneOf(intervals),
    band: flag,
    format: known([...new Set(formats)]),
  };
}
