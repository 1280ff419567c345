import { blue, grey, vermilion } from './colors.mjs';
import * as is from './columns.mjs';
import { bars, column, lines, override, plain, table } from './panels.mjs';
import { leadsTo } from './parts.mjs';

const funnel = { queryType: 'funnel', window: '$window' };

/** The number of a row, from 1: the step that a link leads to. */
const numbered = [
  { id: 'calculateField', options: { mode: 'index', alias: 'at', index: { asPercentile: false }, replaceFields: false } },
  { id: 'calculateField', options: { mode: 'binary', alias: 'nr', binary: { left: { matcher: { id: 'byName', options: 'at' } }, operator: '+', right: { fixed: '1' } }, replaceFields: false } },
];

/** Where they drop off, and who does. */
export const closer = {
  id: 'funnel',
  title: ['The funnel under the magnifying glass', 'Funnel onder de loep'],
  text: ['Where they drop off, and who does.', 'Waar ze afhaken, en wie dat doet.'],
  variables: ['window', 'by', 'step', 'state'],
  rows: [
    [
      10,
      [11, bars({
        title: ['How far they get', 'Hoe ver ze komen'],
        titleSize: 12, // the longest stage has room beside the table
        text: ['How many reached each stage within the window.', 'Hoeveel er binnen de termijn elke fase bereikten.'],
        question: funnel,
        field: 'entered',
        unit: 'locale',
      })],
      // A column an outcome: parts of one bar would be told apart by their colours only.
      [13, table({
        title: ['What became of them', 'Wat er met ze gebeurde'],
        text: ['Of those who reached a stage: went on, may still go on, dropped off; all bars on one scale.', 'Van wie een fase bereikte: ging door, kan nog door, haakte af; alle balken op één schaal.'],
        question: funnel,
        columns: [
          is.wide(is.stage, 190),
          is.wide(is.became('converted', ['To the next', 'Naar volgende'], blue), 112),
          is.became('dropped', ['Dropped off', 'Afgehaakt'], vermilion),
          is.became('open', ['Still open', 'Nog open'], grey),
        ],
      })],
    ],
    [
      10,
      [24, table({
        id: 101,
        title: ['Stage by stage, in order', 'Fase voor fase, op volgorde'],
        text: ['The share that went on to the next stage, in order and within the window (the journey map counts any later stage). Shares are of runs whose window is over, with their 95 % interval. Click on a number of people to see who they are.', 'Het deel dat doorging naar de volgende fase, op volgorde en binnen de termijn (de klantreiskaart telt elke latere fase). Aandelen zijn van pogingen waarvan de termijn voorbij is, met hun 95%-interval. Klik op een aantal mensen om te zien wie het zijn.'],
        question: funnel,
        transformations: numbered,
        columns: [
          is.step,
          column('nr', ['No.', 'Nr.'], ['custom.width', 50], ['decimals', 0]),
          is.wide(is.stage, 190),
          is.wide(is.people('entered', 'entered', 'Reached', 'Bereikt'), 68),
          is.went,
          is.wide(is.part('conversionLow', 'At least', 'Minstens'), 75),
          is.wide(is.part('conversionHigh', 'At most', 'Hoogstens'), 83),
          is.wide(is.people('dropped', 'dropped', 'Dropped off', 'Afgehaakt'), 90),
          is.wide(is.people('open', 'open', 'Still open', 'Nog open'), 77),
          is.wide(is.time('medianTime', 'Half within', 'Helft binnen'), 93),
          is.wide(is.time('p90Time', '90 % within', '90 % binnen'), 93),
        ],
      })],
    ],
    [
      9,
      [14, lines({
        title: ['Conversion over time', 'Conversie in de tijd'],
        text: ['Share that went on from each stage, by the week of entry; weeks whose window is not over yet are left out.', 'Deel dat vanuit elke fase doorging, naar de week van binnenkomst; weken waarvan de termijn nog loopt, ontbreken.'],
        question: { ...funnel, queryType: 'funnelTrend', metric: 'conversion', interval: '1w' },
        unit: 'percentunit',
        defaults: { min: 0, max: 1, decimals: 0 },
      })],
      [10, plain('histogram', {
        title: ['From first stage to second', 'Van eerste naar tweede fase'],
        text: ['How many took how long from the first stage to the second.', 'Hoeveel mensen hoe lang deden over de eerste naar de tweede fase.'],
        question: { ...funnel, queryType: 'timeToConvert', fromStep: 1, toStep: 2, bins: 20 },
        unit: 'locale', // of the counts; the times bring their own
        overrides: ['xMin', 'xMax'].map((name) => override(name, ['decimals', 1])),
        defaults: { color: { mode: 'fixed', fixedColor: blue }, custom: { fillOpacity: 80, lineWidth: 1 } },
        options: { legend: { showLegend: false, displayMode: 'list', placement: 'bottom' }, tooltip: { mode: 'single' } },
      })],
    ],
    [
      14,
      [24, table({
        id: 102,
        title: ['Per $by', 'Per $by'],
        text: ['The same funnel for each group, by the first event of the run that has it.', 'Dezelfde funnel voor elke groep, naar de eerste gebeurtenis van de poging die haar heeft.'],
        question: { ...funnel, breakdown: { by: '$by' } },
        columns: [is.step, is.group, is.stage, is.count('entered', 'Reached', 'Bereikt'), is.went, is.count('dropped', 'Dropped off', 'Afgehaakt'), is.count('open', 'Still open', 'Nog open'), is.time('medianTime', 'Half within', 'Helft binnen')],
      })],
    ],
    [
      11,
      [24, table({
        title: ['The people at stage no. $step who $state', 'De mensen bij fase nr. $step die $state'],
        text: ['Who is behind a number of the funnel. Choose stage and outcome above, or click on a number; click on a customer to see their journey.', 'Wie er achter een getal van de funnel staat. Kies fase en uitkomst bovenaan, of klik op een getal; klik op een klant om de reis te zien.'],
        question: { ...funnel, queryType: 'customers', cell: { step: '$step', state: '$state' } },
        columns: [
          column('customer', ['Customer', 'Klant'], ['links', [{ title: ['One customer', 'Eén klant'], url: leadsTo('customer', '&${window:queryparam}&var-customer=${__value.raw}') }]]),
          column('entry', ['Began', 'Begon']),
          is.said('channel', 80, 'Channel', 'Kanaal'),
          is.said('campaign', 80, 'Campaign', 'Campagne'),
        ],
      })],
    ],
  ],
};
