// Panels and variables as Grafana saves them. Texts come as [English, Dutch] and are chosen by `pick`.
export const type = 'klantreis-journey-datasource';
const datasource = { type, uid: '${ds}' };

export const languages = ['en', 'nl'];
export const pick = (text, language) => (Array.isArray(text) ? text[languages.indexOf(language)] : text);

const scope = { model: '$model' };

export const ask = (question) => ({ refId: 'A', datasource, _v: 1, scope, ...question });

/** Only these columns, in the order in which the backend sends them. */
export const columns = (...names) => [{ id: 'filterFieldsByName', options: { include: { names } } }];

export const override = (name, ...properties) => ({
  matcher: { id: 'byName', options: name },
  properties: properties.map(([id, value]) => ({ id, value })),
});

// A panel's choice of fields goes by the names shown, which differ by language; leaving one number column does not.
const values = { values: true, calcs: ['lastNotNull'], fields: '', limit: 50 };
const one = (calc = 'lastNotNull') => ({ values: false, calcs: [calc], fields: '' });
const plainColor = (fixedColor) => ({ mode: 'fixed', fixedColor });

function panel(kind, title, text, question, rest) {
  return {
    type: kind,
    title,
    description: text,
    datasource,
    targets: [ask(question)],
    fieldConfig: { defaults: {}, overrides: [] },
    options: {},
    ...rest,
  };
}

export const stat = (title, text, question, field, { calc, ...defaults } = {}) =>
  panel('stat', title, text, question, {
    transformations: columns(field),
    fieldConfig: { defaults: { color: plainColor('text'), ...defaults }, overrides: [] },
    options: { reduceOptions: one(calc), graphMode: 'none', colorMode: 'value', textMode: 'value' },
  });

/** A row's bar each, in the rows' order, named by the first text column that is left. */
export const bars = (title, text, question, field, defaults = {}) =>
  panel('bargauge', title, text, question, {
    transformations: columns('label', field),
    fieldConfig: { defaults: { min: 0, color: plainColor('blue'), ...defaults }, overrides: [] },
    options: {
      reduceOptions: values,
      orientation: 'horizontal',
      displayMode: 'gradient',
      valueMode: 'text',
      showUnfilled: true,
      namePlacement: 'left',
      sizing: 'auto',
      text: { titleSize: 14, valueSize: 20 },
    },
  });

export const barChart = (title, text, question, fields, { stacking = 'none', overrides = [], ...defaults } = {}) =>
  panel('barchart', title, text, question, {
    transformations: columns('label', ...fields),
    fieldConfig: { defaults: { color: plainColor('blue'), custom: { fillOpacity: 75, lineWidth: 0 }, ...defaults }, overrides },
    options: {
      orientation: 'horizontal',
      stacking,
      showValue: stacking === 'none' ? 'auto' : 'never',
      text: { valueSize: 12 },
      groupWidth: 0.75,
      barWidth: 0.9,
      legend: { showLegend: fields.length > 1, displayMode: 'list', placement: 'bottom' },
      tooltip: { mode: 'multi' },
    },
  });

export const table = (title, text, question, fields, overrides = []) =>
  panel('table', title, text, question, {
    transformations: columns(...fields),
    fieldConfig: { defaults: { custom: { align: 'auto', minWidth: 60 } }, overrides },
    options: { showHeader: true, cellHeight: 'sm' },
  });

export const lines = (title, text, question, defaults = {}) =>
  panel('timeseries', title, text, question, {
    fieldConfig: {
      defaults: { color: { mode: 'palette-classic' }, custom: { lineWidth: 2, fillOpacity: 0, showPoints: 'auto', spanNulls: false }, ...defaults },
      overrides: [],
    },
    options: { legend: { showLegend: true, displayMode: 'list', placement: 'bottom' }, tooltip: { mode: 'multi', sort: 'desc' } },
  });

export const markdown = (content) => ({ type: 'text', title: '', transparent: true, options: { mode: 'markdown', content } });

const models = [
  [['Localo (seven stages)', 'Localo (zeven fasen)'], 'localo'],
  [['Five steps', 'Vijf stappen'], 'steps5'],
  [['Print shop (four stages)', 'Drukkerij (vier fasen)'], 'print4'],
  [['Salesforce (four stages)', 'Salesforce (vier fasen)'], 'salesforce4'],
];

const custom = (name, label, options, language) => {
  const [first] = options.map(([text, value]) => ({ text: pick(text, language), value, selected: true }));
  return {
    type: 'custom',
    name,
    label: pick(label, language),
    query: options.map(([text, value]) => `${pick(text, language)} : ${value}`).join(','),
    current: first,
    options: options.map(([text, value], at) => ({ text: pick(text, language), value, selected: at === 0 })),
  };
};

const own = {
  window: (language) =>
    custom('window', ['Within', 'Binnen'], [
      [['14 days', '14 dagen'], '14d'],
      [['1 day', '1 dag'], '1d'],
      [['7 days', '7 dagen'], '7d'],
      [['30 days', '30 dagen'], '30d'],
    ], language),
  by: (language) =>
    custom('by', ['Per', 'Per'], [
      [['Channel', 'Kanaal'], 'channel'],
      [['Persona', 'Persona'], 'persona'],
      [['Segment', 'Segment'], 'segment'],
      [['Source', 'Bron'], 'source'],
      [['Campaign', 'Campagne'], 'campaign'],
    ], language),
};

function variables(names, language) {
  return [
    { type: 'datasource', name: 'ds', label: pick(['Data source', 'Gegevensbron'], language), query: type, current: {}, hide: 0 },
    custom('model', ['Stage model', 'Fasemodel'], models, language),
    ...names.map((name) => own[name](language)),
    { type: 'adhoc', name: 'filters', label: pick(['Filters', 'Filters'], language), datasource, filters: [], baseFilters: [] },
  ];
}

/** A whole dashboard; rows are lists of [width, panel], each with the height of its row. */
export function dashboard({ id, title, text, variables: names = [], rows }, language) {
  let y = 0;
  let number = 0;
  const panels = rows.flatMap(([height, ...cells]) => {
    let x = 0;
    const placed = cells.map(([width, cell]) => {
      const targets = cell.targets?.map((question) => ({ ...question, language }));
      const at = { ...cell, targets, id: ++number, gridPos: { x, y, w: width, h: height } };
      x += width;
      return at;
    });
    y += height;
    return placed;
  });
  return JSON.parse(
    JSON.stringify({
      uid: `klantreis-${id}-${language}`,
      title: pick(title, language),
      description: pick(text, language),
      tags: ['klantreis', language],
      schemaVersion: 41,
      editable: true,
      graphTooltip: 1,
      time: { from: 'now-90d', to: 'now' },
      timezone: '',
      refresh: '',
      templating: { list: variables(names, language) },
      links: [
        {
          type: 'dashboards',
          title: pick(['Customer journey', 'Klantreis'], language),
          tags: ['klantreis', language],
          asDropdown: true,
          includeVars: true,
          keepTime: true,
        },
      ],
      annotations: { list: [] },
      panels,
    }, (key, value) => (isText(key, value) ? pick(value, language) : value))
  );
}

/** Two texts beside each other under one of these names are English and Dutch. */
function isText(key, value) {
  const names = ['title', 'description', 'content', 'displayName', 'value', 'noValue'];
  return names.includes(key) && Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'string');
}
