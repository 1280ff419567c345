// Panels as Grafana saves them. Texts come as [English, Dutch]; the dashboard they are put on chooses.
import { blue, fixed, thresholds } from './colors.mjs';
import { stageLooks } from './stages.mjs';

export const type = 'klantreis-journey-datasource';
export const datasource = { type, uid: '${ds}' };

const ask = (question, refId = 'A') => ({ refId, datasource, _v: 1, scope: { model: '$model' }, ...question });

/** Only these columns. */
const only = (...names) => [{ id: 'filterFieldsByName', options: { include: { names } } }];

/** The same, in this order; `indexByName` becomes what Grafana wants in the dashboard's language (parts.mjs). */
const ordered = (...names) => [...only(...names), { id: 'organize', options: { indexByName: names, excludeByName: {}, renameByName: {} } }];

export const override = (name, ...properties) => ({
  matcher: { id: 'byName', options: name },
  properties: properties.map(([id, value]) => ({ id, value })),
});

/**
 * A panel. `id` only where an alert rule leads to it.
 *
 * @param {{ title: string[], text: string[], question?: object, defaults?: object, overrides?: object[], options?: object, transformations?: object[], id?: number, links?: object[] }} what
 */
function panel(kind, { title, text, question, defaults, overrides = [], options, transformations, id, links }) {
  return {
    type: kind,
    ...(id && { id }),
    title,
    description: text,
    datasource,
    targets: [ask(question)],
    ...(transformations && { transformations }),
    fieldConfig: { defaults: { thresholds: thresholds.none, ...defaults }, overrides },
    options,
    ...(links && { links }),
  };
}

export const stat = ({ field, unit = 'short', calc = 'lastNotNull', bounds = thresholds.none, defaults, ...what }) =>
  panel('stat', {
    ...what,
    transformations: only(field),
    defaults: { unit, color: { mode: 'thresholds' }, thresholds: bounds, ...defaults },
    options: {
      reduceOptions: { values: false, calcs: [calc], fields: '' },
      graphMode: 'none',
      colorMode: 'value',
      textMode: 'value',
      justifyMode: 'center',
      orientation: 'auto',
    },
  });

/** A row's bar each, in the rows' order, named by the first text column that is left. */
export const bars = ({ field, unit = 'short', color = fixed(blue), bounds = thresholds.none, titleSize = 13, defaults, ...what }) =>
  panel('bargauge', {
    ...what,
    transformations: only('label', field),
    defaults: { min: 0, unit, color, thresholds: bounds, ...defaults },
    options: {
      // A choice of fields goes by the names shown, which differ by language; leaving one number column does not.
      reduceOptions: { values: true, calcs: ['lastNotNull'], fields: '', limit: 50 },
      orientation: 'horizontal',
      displayMode: 'basic',
      valueMode: 'text',
      showUnfilled: true,
      namePlacement: 'left',
      sizing: 'auto',
      text: { titleSize, valueSize: 17 },
    },
  });

export const barChart = ({ fields, unit = 'short', stacking = 'none', across = true, bounds = thresholds.none, color = fixed(blue), defaults, overrides = [], ...what }) =>
  panel('barchart', {
    ...what,
    transformations: only('label', ...fields),
    defaults: { unit, color, thresholds: bounds, custom: { fillOpacity: 85, lineWidth: 0, axisSoftMin: 0 }, ...defaults },
    // The numbers stand at the bars; an axis would say them again, and cut off its last one.
    overrides: [{ matcher: { id: 'byType', options: 'number' }, properties: [{ id: 'custom.axisPlacement', value: 'hidden' }] }, ...overrides],
    options: {
      orientation: across ? 'horizontal' : 'vertical',
      stacking,
      showValue: stacking === 'none' ? 'always' : 'never', // in a bar of several parts they would stand in each other's way
      text: { valueSize: 12 },
      groupWidth: 0.75,
      barWidth: 0.85,
      xTickLabelRotation: 0,
      legend: { showLegend: fields.length > 1, displayMode: 'list', placement: 'bottom' },
      tooltip: { mode: 'multi' },
    },
  });

/** A column of a table: its name in the frame, what stands above it, and the rest as properties. */
export const column = (name, title, ...properties) => ({ name, title, properties });

/** A column that links are made from, and that nobody sees. */
export const hidden = (name) => ({ name, properties: [['custom.hideFrom.viz', true]] });

/** A frame of this name is left without fields, and so is not shown. */
const without = (frame) => ({ id: 'filterFieldsByName', filter: { id: 'byName', options: frame }, options: { include: { names: ['-'] } } });

/** `not`: the frame that is not shown, of an answer that has two. */
export const table = ({ columns, sort, not, ...what }) =>
  panel('table', {
    ...what,
    transformations: [...(not ? [without(not)] : []), ...(what.transformations ?? []), ...ordered(...columns.map(({ name }) => name))],
    defaults: { unit: 'none', custom: { align: 'auto', minWidth: 60, wrapText: false } },
    overrides: columns.map(({ name, title, properties }) => override(name, ...(title ? [['displayName', title]] : []), ...properties)),
    options: { showHeader: true, cellHeight: 'sm', ...(sort && { sortBy: [{ displayName: sort.by, desc: Boolean(sort.desc) }] }) },
  });

export const lines = ({ unit, looks = stageLooks(), legend = true, bounds = thresholds.none, defaults, ...what }) =>
  panel('timeseries', {
    ...what,
    defaults: {
      unit,
      thresholds: bounds,
      color: { mode: 'palette-classic' },
      custom: { lineWidth: 2, fillOpacity: 0, showPoints: 'auto', pointSize: 5, spanNulls: false },
      ...defaults,
    },
    overrides: looks,
    options: {
      // Beside the lines it would leave them no room on a laptop.
      legend: { showLegend: legend, displayMode: 'list', placement: 'bottom', calcs: [] },
      tooltip: { mode: 'multi', sort: 'desc' },
    },
  });

/** A panel whose frames say all there is to say. */
export const plain = (kind, { unit = 'none', defaults, options = {}, ...what }) =>
  panel(kind, { ...what, defaults: { unit, color: { mode: 'thresholds' }, ...defaults }, options });
