import * as is from './columns.mjs';
import { column, plain, table } from './panels.mjs';

const journey = { queryType: 'journey', customer: '$customer' };

/** One customer's journey. */
export const customer = {
  id: 'customer',
  title: ['One customer', 'Eén klant'],
  text: ['The whole journey of one customer: as a trace, as a time line, as a log and as a table.', 'De hele reis van één klant: als spoor, als tijdlijn, als logboek en als tabel.'],
  variables: ['customer'],
  filtered: false,
  rows: [
    [
      7,
      [24, plain('state-timeline', {
        title: ['Stage over time', 'Fase door de tijd'],
        text: ['In which stage $customer was, and when.', 'In welke fase $customer wanneer was.'],
        question: { ...journey, format: 'timeline' },
        defaults: { custom: { fillOpacity: 75, lineWidth: 0 } },
        options: { showValue: 'always', alignValue: 'left', mergeValues: true, rowHeight: 0.8, legend: { showLegend: true, displayMode: 'list', placement: 'bottom' }, tooltip: { mode: 'single' } },
      })],
    ],
    [
      14,
      [24, plain('traces', {
        title: ['The journey of $customer', 'De reis van $customer'],
        text: ['Stages and their touchpoints one under the other, as long as they lasted.', 'Fasen met hun contactpunten onder elkaar, zo lang als ze duurden.'],
        question: { ...journey, format: 'trace' },
      })],
    ],
    [
      12,
      [10, plain('logs', {
        title: ['What happened', 'Wat er gebeurde'],
        text: ['Every touchpoint, newest first, with what was said there.', 'Elk contactpunt, nieuwste eerst, met wat er gezegd werd.'],
        question: { ...journey, format: 'logs' },
        options: { showTime: true, wrapLogMessage: true, enableLogDetails: true, sortOrder: 'Descending', dedupStrategy: 'none', showLabels: false, prettifyLogMessage: false },
      })],
      [14, table({
        title: ['Touchpoints', 'Contactpunten'],
        text: ['Every touchpoint with stage, channel and feeling.', 'Elk contactpunt met fase, kanaal en gevoel.'],
        question: { ...journey, format: 'table' },
        columns: [
          column('time', ['When', 'Wanneer'], ['custom.width', 155]),
          is.stage,
          column('touchpoint', ['Touchpoint', 'Contactpunt'], ['custom.minWidth', 110]),
          column('channel', ['Channel', 'Kanaal'], ['custom.width', 85]),
          is.wide(is.feeling, 80),
        ],
      })],
    ],
  ],
};
