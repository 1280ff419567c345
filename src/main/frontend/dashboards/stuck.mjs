import { grey } from './colors.mjs';
import * as is from './columns.mjs';
import { barChart, bars, column, table } from './panels.mjs';
import { leadsTo } from './parts.mjs';

const toCustomer = ['links', [{ title: ['One customer', 'Eén klant'], url: leadsTo('customer', '&var-customer=${__value.raw}') }]];

/** Who stands where now, and for how long. */
export const stuck = {
  id: 'stuck',
  title: ['Where do they get stuck', 'Waar blijven ze hangen'],
  text: ['Who stands in which stage now, for how long, and who is stuck.', 'Wie er nu in welke fase staat, hoe lang al, en wie er blijft hangen.'],
  rows: [
    [
      10,
      [12, bars({
        title: ['Still there', 'Nog aanwezig'],
        text: ['How many of those who entered a stage in the time range are still in it.', 'Hoeveel van wie in de periode een fase inging, er nog in staat.'],
        question: { queryType: 'stageDuration' },
        field: 'open',
        unit: 'locale',
      })],
      [12, barChart({
        title: ['Half leave within', 'De helft vertrekt binnen'],
        text: ['The time in which half of the customers leave a stage: who stays much longer, is stuck.', 'De tijd waarin de helft van de klanten een fase verlaat: wie veel langer blijft, hangt.'],
        question: { queryType: 'stageDuration' },
        fields: ['median'],
        unit: 'ms',
        defaults: { decimals: 0 },
        overrides: [is.outcome('median', ['Half within', 'Helft binnen'], grey)],
      })],
    ],
    [
      16,
      [24, table({
        title: ['Who stands where now', 'Wie staat nu waar'],
        text: ['Everyone who is in a stage now, how long, and longer than which share of all stays; click on a customer to see their journey.', 'Iedereen die nu in een fase staat, hoe lang al, en langer dan welk deel van alle verblijven; klik op een klant om de reis te zien.'],
        question: { queryType: 'inStage' },
        columns: [
          column('customer', ['Customer', 'Klant'], toCustomer, ['custom.width', 150]),
          is.stage,
          is.time('age', 'There for', 'Al zo lang'),
          is.older,
          is.stuck,
          is.time('target', 'Target time', 'Streeftijd'),
          column('last', ['Last touchpoint', 'Laatste contactpunt'], ['custom.minWidth', 130]),
          column('lastSeen', ['Last seen', 'Laatst gezien'], ['custom.minWidth', 150]),
        ],
      })],
    ],
  ],
};
