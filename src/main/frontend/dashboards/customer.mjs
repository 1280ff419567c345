import * as is from './columns.mjs';
import { column, plain, table } from './panels.mjs';

const journey = { queryType: 'journey', customer: '$customer' };
const explain = { queryType: 'explain', customer: '$customer', window: '$window' };

/** One customer's journey. */
export const customer = {
  id: 'customer',
  title: ['One customer', 'Eén klant'],
  text: ['The whole journey of one customer: as a trace, as a time line, as a log and as a table.', 'De hele reis van één klant: als spoor, als tijdlijn, als logboek en als tabel.'],
  variables: ['customer', 'window'],
  filtered: false,
  rows: [
    [
      8,
      [24, plain('state-timeline', {
        title: ['Stage over time', 'Fase door de tijd'],
        text: ['In which stage $customer was, and when: a row a stage, in order.', 'In welke fase $customer wanneer was: een rij per fase, in volgorde.'],
        question: { ...journey, format: 'lanes' },
        defaults: { custom: { fillOpacity: 85, lineWidth: 0 } },
        options: { showValue: 'never', alignValue: 'left', mergeValues: true, rowHeight: 0.7, legend: { showLegend: false, displayMode: 'list', placement: 'bottom' }, tooltip: { mode: 'single' } },
      })],
    ],
    [
      18,
      [24, plain('traces', {
        title: ['The journey of $customer', 'De reis van $customer'],
        text: [
          'Stages as long as they lasted, and their touchpoints below them; open one to read how it felt. A touchpoint is a moment, so 0µs stands beside it.',
          'Fasen zo lang als ze duurden, met daaronder hun contactpunten; open er een om te lezen hoe het voelde. Een contactpunt is een moment, dus er staat 0µs naast.',
        ],
        question: { ...journey, format: 'trace' },
      })],
    ],
    [
      10,
      [24, plain('logs', {
        title: ['What happened', 'Wat er gebeurde'],
        text: ['Every touchpoint, newest first, with what was said there.', 'Elk contactpunt, nieuwste eerst, met wat er gezegd werd.'],
        question: { ...journey, format: 'logs' },
        // A bad feeling is no ERROR: how they felt is in the table below.
        transformations: [{ id: 'organize', options: { excludeByName: { severity: true }, indexByName: [], renameByName: {} } }],
        options: { showTime: true, wrapLogMessage: true, enableLogDetails: true, sortOrder: 'Descending', dedupStrategy: 'none', showLabels: false, prettifyLogMessage: false },
      })],
    ],
    [
      10,
      [24, table({
        title: ['Touchpoints', 'Contactpunten'],
        text: ['Every touchpoint with stage, channel and feeling.', 'Elk contactpunt met fase, kanaal en gevoel.'],
        question: { ...journey, format: 'table' },
        columns: [
          column('time', ['When', 'Wanneer'], ['custom.width', 155]),
          is.wide(is.stage, 180),
          column('touchpoint', ['Touchpoint', 'Contactpunt'], ['custom.minWidth', 110]),
          column('channel', ['Channel', 'Kanaal'], ['custom.width', 85]),
          is.wide(is.feeling, 80),
        ],
      })],
    ],
    [
      7,
      [24, table({
        title: ['Which try counts in the funnel', 'Welke poging telt in de funnel'],
        text: [
          'Every try of $customer at the funnel of stages: where it began, what ended it, and why it is or is not the one that counts.',
          'Elke poging van $customer in de funnel van de fasen: waar die begon, wat haar beëindigde, en waarom die wel of niet telt.',
        ],
        question: explain,
        not: 'explain',
        columns: [
          column('run', ['Try', 'Poging'], ['custom.width', 75], ['decimals', 0]),
          is.counted,
          column('entry', ['Began', 'Begon'], ['custom.width', 165]),
          column('ended', ['Ended by', 'Beëindigd door'], ['custom.width', 140]),
          is.said('explanation', 300, 'Why', 'Waarom'),
        ],
      })],
    ],
    [
      12,
      [24, table({
        title: ['What each touchpoint did there', 'Wat elk contactpunt daar deed'],
        text: ['Event by event: whether it began a try, made a step, or did nothing for the funnel, and why.', 'Gebeurtenis voor gebeurtenis: of die een poging begon, een stap maakte, of voor de funnel niets deed, en waarom.'],
        question: explain,
        not: 'runs',
        columns: [
          column('time', ['When', 'Wanneer'], ['custom.width', 165]),
          column('touchpoint', ['Touchpoint', 'Contactpunt'], ['custom.width', 150]),
          column('act', ['What it did', 'Wat het deed'], ['custom.width', 190]),
          is.said('explanation', 300, 'Why', 'Waarom'),
        ],
      })],
    ],
  ],
};
