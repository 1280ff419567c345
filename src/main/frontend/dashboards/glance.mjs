import { fixed, grey, thresholds } from './colors.mjs';
import * as is from './columns.mjs';
import { bars, barChart, drawnByItself, lines, plain, rings, stat, table } from './panels.mjs';

const funnel = { queryType: 'funnel' };

/** The picture: stages, conversion, time, feeling, and where to act. */
export const glance = {
  id: 'glance',
  title: ['Customer journey at a glance', 'Klantreis in één oogopslag'],
  text: ['The picture: stages, conversion, time, feeling, and where to act.', 'Het beeld: fasen, conversie, tijd, gevoel en waar te handelen.'],
  rows: [
    [
      4,
      [5, stat({
        title: ['Customers', 'Klanten'],
        text: ['Customers with at least one event in the time range.', 'Klanten met minstens één gebeurtenis in de periode.'],
        question: { queryType: 'counts', of: 'customers', by: 'none', format: 'table' },
        field: 'value',
        unit: 'locale',
      })],
      [5, stat({
        title: ['New customers', 'Nieuwe klanten'],
        text: ['Customers whose first event ever lies in the time range.', 'Klanten van wie de allereerste gebeurtenis in de periode ligt.'],
        question: { queryType: 'counts', of: 'newCustomers', by: 'none', format: 'table' },
        field: 'value',
        unit: 'locale',
      })],
      [5, stat({
        title: ['Became a buyer', 'Werd koper'],
        text: ['Share of those who became aware that bought within 30 days; only runs whose 30 days are over.', 'Deel van wie ons leerde kennen dat binnen 30 dagen kocht; alleen reizen waarvan de 30 dagen voorbij zijn.'],
        question: { ...funnel, steps: [{ stage: 'awareness' }, { stage: 'purchase' }], window: '30d' },
        field: 'conversion',
        unit: 'percentunit',
        calc: 'firstNotNull',
        defaults: { decimals: 1 },
      })],
      [5, stat({
        title: ['Feeling', 'Gevoel'],
        text: ['Mean of customers’ mean feelings, from −1 (bad) to 1 (good).', 'Gemiddelde van de gemiddelde gevoelens van klanten, van −1 (slecht) tot 1 (goed).'],
        question: { queryType: 'sentiment', by: 'none', format: 'table' },
        field: 'sentiment',
        unit: 'none',
        overrides: [is.felt],
        defaults: { decimals: 2, min: -1, max: 1 },
      })],
      [4, stat({
        title: ['NPS', 'NPS'],
        text: ['Net promoter score: promoters less detractors, from −100 to 100.', 'Net promoter score: aanbevelers min criticasters, van −100 tot 100.'],
        question: { queryType: 'sentiment', by: 'none', format: 'table' },
        field: 'nps',
        unit: 'none',
        defaults: { decimals: 0, min: -100, max: 100 },
      })],
    ],
    [
      11,
      [24, plain('nodeGraph', {
        title: ['The journey', 'De reis'],
        text: ['Every stage with who entered it and how long half of them stay; the ring shows what became of them, the arrows who went where.', 'Elke fase met wie haar inging en hoe lang de helft blijft; de ring toont wat er van ze werd, de pijlen wie waarheen ging.'],
        question: { queryType: 'stageDuration', format: 'flow' },
        transformations: drawnByItself,
        overrides: rings,
        options: { layoutAlgorithm: 'layered', zoomMode: 'cooperative', nodes: {}, edges: {} },
      })],
    ],
    [
      10,
      [12, bars({
        title: ['How far they get', 'Hoe ver ze komen'],
        text: ['How many reached each stage within 14 days of the first.', 'Hoeveel er binnen 14 dagen na de eerste elke fase bereikten.'],
        question: funnel,
        field: 'entered',
        unit: 'locale',
      })],
      [12, table({
        title: ['Stage by stage', 'Fase voor fase'],
        text: ['Who went on, who dropped off, and how long it took. Shares are of runs whose 14 days are over.', 'Wie doorging, wie afhaakte en hoe lang het duurde. Aandelen zijn van reizen waarvan de 14 dagen voorbij zijn.'],
        question: funnel,
        columns: [is.step, is.stage, is.count('entered', 'Reached', 'Bereikt'), is.went, is.count('dropped', 'Dropped off', 'Afgehaakt'), is.time('medianTime', 'Median time', 'Mediane tijd')],
      })],
    ],
    [
      10,
      [12, bars({
        title: ['Time per stage', 'Tijd per fase'],
        text: ['The time within which a quarter of the customers moved on; those still there count too.', 'De tijd waarbinnen een kwart van de klanten verder ging; wie er nog staat telt mee.'],
        question: { queryType: 'stageDuration' },
        field: 'p25',
        unit: 'ms',
        color: fixed(grey),
        defaults: { decimals: 1 },
      })],
      [12, barChart({
        title: ['Feeling per stage', 'Gevoel per fase'],
        text: ['The emotion curve: mean feeling in each stage, from −1 (bad) to 1 (good).', 'De emotiecurve: gemiddeld gevoel in elke fase, van −1 (slecht) tot 1 (goed).'],
        question: { queryType: 'sentiment', format: 'curve' },
        fields: ['sentiment'],
        unit: 'none',
        bounds: thresholds.feeling,
        overrides: [is.feelingBars],
        defaults: { decimals: 2, min: -1, max: 1 },
      })],
    ],
    [
      11,
      [14, table({
        title: ['Where to act', 'Waar te handelen'],
        text: ['Touchpoints from worst to best feeling, and what to do: act where the feeling is surely not good.', 'Contactpunten van slechtste naar beste gevoel, en wat te doen: in actie waar het gevoel zeker niet goed is.'],
        question: { queryType: 'sentiment', by: 'touchpoint', format: 'table' },
        columns: [is.touchpoint, is.feeling, is.count('responses', 'Responses', 'Reacties'), is.part('negative', 'Negative', 'Negatief'), is.action],
        sort: { by: ['Feeling', 'Gevoel'] },
      })],
      [10, lines({
        id: 105,
        title: ['Events per day', 'Gebeurtenissen per dag'],
        text: ['How much arrives; a line that falls to nothing means that data stopped coming.', 'Hoeveel er binnenkomt; een lijn die naar nul valt, betekent dat er geen gegevens meer komen.'],
        question: { queryType: 'counts', of: 'events', by: 'none', interval: '1d' },
        unit: 'locale',
        looks: [],
        defaults: { min: 0, color: { mode: 'fixed', fixedColor: grey } },
        legend: false,
      })],
    ],
  ],
};
