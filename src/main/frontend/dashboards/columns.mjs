// Columns that several tables have.
import { blue, fixed, grey, lineLooks, looks, orange, thresholds, vermilion } from './colors.mjs';
import { column, hidden } from './panels.mjs';
import { leadsTo } from './parts.mjs';

const gauge = ['custom.cellOptions', { type: 'gauge', mode: 'basic', valueDisplayMode: 'text' }];
const share = [['unit', 'percentunit'], ['decimals', 0], ['min', 0], ['max', 1]];
/** Nothing is known: in grey, as no threshold speaks of it. */
const dash = ['mappings', ['null', 'empty'].map((match) => ({ type: 'special', options: { match, result: { text: '–', color: grey } } }))];
const whole = ['unit', 'locale'];
const feels = [
  ['decimals', 2],
  ['min', -1],
  ['max', 1],
  ['unit', 'locale'],
  ['thresholds', thresholds.feeling],
  ['color', { mode: 'thresholds' }],
  ['custom.cellOptions', { type: 'color-text' }],
];

export const stage = column('label', ['Stage', 'Fase'], ['custom.width', 195]);
export const touchpoint = column('label', ['Touchpoint', 'Contactpunt'], ['custom.width', 200]);
export const group = column('group', ['Group', 'Groep'], ['custom.width', 150]);
export const step = hidden('step');

export const count = (name, ...title) => column(name, title, whole);
export const time = (name, ...title) => column(name, title, ['unit', 'ms'], ['decimals', 1], dash, ['custom.minWidth', 90]);
export const part = (name, ...title) => column(name, title, ...share, dash);
const wentLooks = [...share, gauge, dash, ['thresholds', thresholds.conversion], ['color', { mode: 'thresholds' }]];
/** To the very next stage, in order. */
export const went = column('conversion', ['To the next', 'Naar volgende'], ...wentLooks, ['custom.minWidth', 110]);
/** The map counts whichever later stage they went on to. */
export const wentOn = column('conversion', ['To a later stage', 'Naar latere fase'], ...wentLooks, ['custom.minWidth', 130]);
/** The colours of a feeling, for a chart of it. */
export const feelingBars = {
  matcher: { id: 'byName', options: 'sentiment' },
  properties: [
    { id: 'displayName', value: ['Feeling', 'Gevoel'] },
    { id: 'thresholds', value: thresholds.feeling },
    { id: 'color', value: { mode: 'thresholds' } },
    { id: 'custom.axisSoftMin', value: -1 },
    { id: 'custom.axisSoftMax', value: 1 },
  ],
};
/** A field of feelings in a chart: the backend's colours are for Grafana's own palette. */
export const felt = {
  matcher: { id: 'byName', options: 'sentiment' },
  properties: [
    { id: 'thresholds', value: thresholds.feeling },
    { id: 'color', value: { mode: 'thresholds' } },
  ],
};
export const feeling = column('sentiment', ['Feeling', 'Gevoel'], ...feels, dash);

const told = (value, text, color) => ({ [value]: { text, color } });
export const action = column(
  'action', ['To do', 'Te doen'],
  ['custom.minWidth', 110],
  ['custom.cellOptions', { type: 'color-text' }],
  [
    'mappings',
    [
      {
        type: 'value',
        options: {
          ...told('act', ['▲ act', '▲ actie nodig'], vermilion),
          ...told('watch', ['● watch', '● volgen'], orange),
          ...told('ok', ['✓ fine', '✓ in orde'], blue),
          ...told('too few', ['– too little data', '– te weinig data'], grey),
        },
      },
    ],
  ]
);

/** The same column, so many pixels wide. */
export const wide = (one, width) => ({ ...one, properties: [...one.properties, ['custom.width', width]] });

const wrapped = ['custom.wrapText', true];
/** A text that takes the lines it needs. */
export const said = (name, minWidth, ...title) => column(name, title, wrapped, dash, ['custom.minWidth', minWidth]);

/** How customers feel, in a word and a sign; also by the level that a line of a log has for it. */
export const moodOf = (name) => column(
  name, ['Mood', 'Stemming'],
  ['custom.width', 130],
  ['custom.cellOptions', { type: 'color-text' }],
  [
    'mappings',
    [
      {
        type: 'value',
        options: {
          ...['negative', 'error'].reduce((all, value) => ({ ...all, ...told(value, ['▼ negative', '▼ negatief'], vermilion) }), {}),
          ...['neutral', 'warning'].reduce((all, value) => ({ ...all, ...told(value, ['● neutral', '● neutraal'], grey) }), {}),
          ...['positive', 'info'].reduce((all, value) => ({ ...all, ...told(value, ['▲ positive', '▲ positief'], blue) }), {}),
          ...told('too few', ['– too little data', '– te weinig data'], grey),
          ...told('unknown', ['–', '–'], grey),
        },
      },
    ],
  ]
);
export const mood = moodOf('mood');

/** Whether what was believed is what was measured. */
export const check = (name, ...title) =>
  column(
    name, title,
    ['custom.width', 195],
    ['custom.cellOptions', { type: 'color-text' }],
    [
      'mappings',
      [
        {
          type: 'value',
          options: {
            ...told('fits', ['✓ fits', '✓ past bij de meting'], blue),
            ...told('not confirmed', ['▲ not confirmed', '▲ niet bevestigd'], vermilion),
            ...told('too few', ['– too little data', '– te weinig data'], grey),
          },
        },
        { type: 'special', options: { match: 'null', result: { text: '–', color: grey } } },
      ],
    ]
  );

/** A number of people, which leads to who they are. */
export const people = (name, state, ...title) =>
  column(name, title, whole, [
    'links',
    [{ title: ['Who are they?', 'Wie zijn dat?'], url: leadsTo('funnel', `&\${window:queryparam}&\${by:queryparam}&var-step=\${__data.fields.nr}&var-state=${state}`) }],
  ]);

/** What became of people: a bar with its number, all columns on one scale. */
export const became = (name, title, color) =>
  column(name, title, whole, gauge, ['min', 0], ['color', fixed(color)]);

export const outcome = (name, title, color) => ({
  matcher: { id: 'byName', options: name },
  properties: [
    { id: 'displayName', value: title },
    { id: 'color', value: fixed(color) },
  ],
});

export const score = (name, title) => column(name, [title, title], ['unit', 'locale'], ['decimals', 1], dash);

/** The looks of lines by channel: each its colour and its dashes. */
export const channels = ['web', 'app', 'email', 'social', 'phone', 'store'].map((name, at) => ({
  matcher: { id: 'byName', options: name },
  properties: lineLooks(looks[at]),
}));

/** Whether a run is the one that counts. */
export const counted = column(
  'counts', ['Counts', 'Telt'],
  ['custom.width', 100],
  ['custom.cellOptions', { type: 'color-text' }],
  ['mappings', [{ type: 'value', options: { ...told('true', ['✓ yes', '✓ ja'], blue), ...told('false', ['– no', '– nee'], grey) } }]]
);

/** Longer than which part of all stays. */
export const older = column(
  'percentile', ['Longer than', 'Langer dan'],
  ...share, gauge, dash, ['thresholds', thresholds.older], ['color', { mode: 'thresholds' }], ['custom.minWidth', 120]
);

export const stuck = column(
  'stuck', ['Stuck', 'Blijft hangen'],
  ['custom.cellOptions', { type: 'color-text' }],
  ['mappings', [{ type: 'value', options: { ...told('true', ['▲ stuck', '▲ hangt'], vermilion), ...told('false', ['✓ no', '✓ nee'], blue) } }]]
);
