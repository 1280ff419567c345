// Variables, links and the dashboard around the panels.
import { readFileSync } from 'node:fs';
import { datasource, type } from './panels.mjs';

export const languages = ['en', 'nl'];
const pick = (text, language) => (Array.isArray(text) ? text[languages.indexOf(language)] : text);

const custom = (name, label, options) => ({
  type: 'custom',
  name,
  label,
  query: options.map(([text, value]) => [`${text[0]} : ${value}`, `${text[1]} : ${value}`]),
  current: { text: options[0][0], value: options[0][1], selected: true },
  options: options.map(([text, value], at) => ({ text, value, selected: at === 0 })),
});

const listed = (name, label, list, current) => ({
  type: 'query',
  name,
  label,
  datasource,
  query: { refId: name, list },
  definition: list,
  refresh: 1,
  sort: 0,
  options: [],
  current: current ?? {},
});

const days = (count) => [`${count} ${count === 1 ? 'day' : 'days'}`, `${count} ${count === 1 ? 'dag' : 'dagen'}`];

/** The variables that a dashboard may have besides data source, model and filters. */
const own = {
  window: custom('window', ['Within', 'Binnen'], [14, 1, 7, 30].map((count) => [days(count), `${count}d`])),
  by: custom('by', ['Per', 'Per'], [
    [['Channel', 'Kanaal'], 'channel'],
    [['Persona', 'Persona'], 'persona'],
    [['Segment', 'Segment'], 'segment'],
    [['Source', 'Bron'], 'source'],
    [['Campaign', 'Campagne'], 'campaign'],
  ]),
  step: custom('step', ['People at stage no.', 'Mensen bij fase nr.'], [3, 1, 2, 4, 5, 6, 7].map((nr) => [[`${nr}`, `${nr}`], nr])),
  state: custom('state', ['who', 'die'], [
    [['dropped off', 'afhaakten'], 'dropped'],
    [['are still on the way', 'nog onderweg zijn'], 'open'],
    [['went on', 'doorgingen'], 'converted'],
    [['got there', 'er kwamen'], 'entered'],
  ]),
  customer: listed('customer', ['Customer', 'Klant'], 'customers'),
};

const variables = (names) => [
  { type: 'datasource', name: 'ds', label: ['Data source', 'Gegevensbron'], query: type, current: {}, hide: 0 },
  listed('model', ['Stage model', 'Fasemodel'], 'models', { text: 'localo', value: 'localo', selected: true }),
  ...names.map((name) => own[name]),
  { type: 'adhoc', name: 'filters', label: ['Filters', 'Filters'], datasource, filters: [], baseFilters: [] },
];

/** Where a dashboard of ours is, with the range and the choices that are made here. */
export const leadsTo = (id, more = '') =>
  ['en', 'nl'].map((language) => `/d/klantreis-${id}-${language}?\${__url_time_range}&\${ds:queryparam}&\${model:queryparam}${more}`);

/** Numbered panels in rows; a row is its height and cells of [width, panel]. */
function placed(rows) {
  let y = 0;
  let number = 0;
  return rows.flatMap(([height, ...cells]) => {
    let x = 0;
    const row = cells.map(([width, cell]) => {
      number += 1;
      const at = { id: number, ...cell, gridPos: { x, y, w: width, h: height } };
      x += width;
      return at;
    });
    y += height;
    return row;
  });
}

/** A whole dashboard in a language. */
export function dashboard({ id, title, text, variables: names = [], filtered = true, rows }, language) {
  const list = variables(names).filter(({ type: kind }) => filtered || kind !== 'adhoc');
  const whole = {
    uid: `klantreis-${id}-${language}`,
    title,
    description: text,
    tags: ['klantreis', language],
    schemaVersion: 41,
    editable: true,
    graphTooltip: 1,
    time: { from: 'now-90d', to: 'now' },
    timezone: '',
    refresh: '',
    templating: { list },
    links: [
      {
        type: 'dashboards',
        title: ['Customer journey', 'Klantreis'],
        tags: ['klantreis', language],
        asDropdown: true,
        includeVars: true,
        keepTime: true,
      },
    ],
    annotations: { list: [] },
    panels: placed(rows).map((panel) => ({ ...panel, targets: panel.targets?.map((target) => ({ ...target, language })) })),
  };
  return inLanguage(whole, language);
}

const worded = ['title', 'description', 'label', 'text', 'displayName', 'options', 'url', 'definition', 'noValue'];

const texts = '../resources/io/klantreis/plugin/answer'; // npm's scripts and Jest all run in src/main/frontend

/** What the backend calls its fields in a language. */
const fieldNames = Object.fromEntries(
  languages.map((language) => {
    const lines = readFileSync(`${texts}/texts_${language}.properties`, 'utf8').split('\n');
    return [language, Object.fromEntries(lines.filter((line) => line.startsWith('field.')).map((line) => line.slice(6).split(/=(.*)/)))];
  })
);

/** Places of columns: Grafana orders them by the name that is shown, which the backend gives in the question's language. */
const places = (names, language) =>
  Object.fromEntries(names.flatMap((name, at) => [[name, at], [fieldNames[language][name] ?? name, at]]));

/** Two texts beside each other under one of these names are English and Dutch. */
function inLanguage(value, language, name) {
  if (name === 'indexByName') {
    return places(value, language);
  }
  if (Array.isArray(value)) {
    const both = value.length === 2 && value.every((part) => typeof part === 'string');
    if (both && worded.includes(name)) {
      return pick(value, language);
    }
    return name === 'query' ? value.map((part) => pick(part, language)).join(',') : value.map((part) => inLanguage(part, language));
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const isName = value.id === 'displayName';
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, inLanguage(part, language, isName && key === 'value' ? 'displayName' : key)])
  );
}
