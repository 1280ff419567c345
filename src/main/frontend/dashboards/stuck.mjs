import { fixed, vermilion } from './colors.mjs';
import * as is from './columns.mjs';
import { bars, column, table } from './panels.mjs';
import { leadsTo } from './parts.mjs';

const toCustomer = ['links', [{ title: ['One customer', 'Eén klant'], url: leadsTo('customer', '&var-customer=${__value.raw}') }]];

// Without it nine in ten never leave where many just stay away, and nobody would be stuck.
const idle = '30d';
const now = { queryType: 'inStage', idle };

/** Who stands where now, and for how long. */
export const stuck = {
  id: 'stuck',
  title: ['Where do they get stuck', 'Waar blijven ze hangen'],
  text: ['Who stands in which stage now, for how long, and who is stuck.', 'Wie er nu in welke fase staat, hoe lang al, en wie er blijft hangen.'],
  rows: [
    [
      10,
      [12, bars({
        title: ['In the stage now', 'Nu in de fase'],
        text: ['How many of those who entered a stage in the time range are still in it; after 30 days of silence somebody has left.', 'Hoeveel van wie in de periode een fase inging, er nog in staat; wie 30 dagen niets liet horen, is vertrokken.'],
        question: { ...now, format: 'summary' },
        field: 'inStage',
        unit: 'locale',
      })],
      [12, bars({
        title: ['Stuck', 'Blijft hangen'],
        text: ['How many of them are there longer than nine in ten who were there before.', 'Hoeveel van hen er langer zijn dan negen van de tien die er eerder waren.'],
        question: { ...now, format: 'summary' },
        field: 'stuckCount',
        unit: 'locale',
        color: fixed(vermilion),
      })],
    ],
    [
      16,
      [24, table({
        title: ['Who stands where now', 'Wie staat nu waar'],
        text: ['Everyone who is in a stage now, how long, and longer than which share of all stays, longest first; click on a customer to see their journey.', 'Iedereen die nu in een fase staat, hoe lang al, en langer dan welk deel van alle verblijven, de langste eerst; klik op een klant om de reis te zien.'],
        question: now,
        columns: [
          column('customer', ['Customer', 'Klant'], toCustomer, ['custom.width', 110]),
          is.wide(is.stage, 190),
          is.wide(is.time('age', 'There for', 'Al zo lang'), 90),
          is.wide(is.older, 102),
          is.wide(is.stuck, 102),
          is.wide(is.time('target', 'Target time', 'Streeftijd'), 88),
          column('last', ['Last touchpoint', 'Laatste contactpunt'], ['custom.minWidth', 130]),
          column('lastSeen', ['Last seen', 'Laatst gezien'], ['unit', 'time:YYYY-MM-DD'], ['custom.width', 100]),
        ],
      })],
    ],
  ],
};
