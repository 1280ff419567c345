import { fixed, grey, thresholds } from './colors.mjs';
import * as is from './columns.mjs';
import { bars, barChart, lines, override, plain, stat, table } from './panels.mjs';

const funnel = { queryType: 'funnel' };
const map = { queryType: 'journeyMap' };

/** The picture: stages, conversion, time, feeling, and where to act. */
export const glance = {
  id: 'glance',
  title: ['Customer journey at a glance', 'Klantreis in één oogopslag'],
  text: ['The picture: stages, conversion, time, feeling, and where to act.', 'Het beeld: fasen, conversie, tijd, gevoel, en waar actie nodig is.'],
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
      [6, stat({
        title: ['New customers', 'Nieuwe klanten'],
        text: ['Customers whose first event ever lies in the time range.', 'Klanten van wie de allereerste gebeurtenis in de periode ligt.'],
        question: { queryType: 'counts', of: 'newCustomers', by: 'none', format: 'table' },
        field: 'value',
        unit: 'locale',
      })],
      [5, stat({
        title: ['Bought', 'Gekocht'],
        text: ['Share of those who became aware that bought within 30 days; only runs whose 30 days are over.', 'Deel van wie ons leerde kennen dat binnen 30 dagen kocht; alleen pogingen waarvan de 30 dagen voorbij zijn.'],
        question: { ...funnel, steps: [{ stage: 'awareness' }, { stage: 'purchase' }], window: '30d' },
        field: 'conversion',
        unit: 'percentunit',
        calc: 'firstNotNull',
        defaults: { decimals: 0 },
      })],
      [4, stat({
        title: ['Feeling', 'Gevoel'],
        text: ['Mean of customers’ mean feelings, from −1 (bad) to 1 (good).', 'Gemiddelde van de gemiddelde gevoelens van klanten, van −1 (slecht) tot 1 (goed).'],
        question: { queryType: 'sentiment', by: 'none', format: 'table' },
        field: 'sentiment',
        unit: 'locale',
        overrides: [is.felt],
        defaults: { decimals: 2, min: -1, max: 1 },
      })],
      [4, stat({
        title: ['NPS', 'NPS'],
        text: ['Net promoter score: promoters less detractors, from −100 to 100.', 'Net promoter score: aanbevelers min criticasters, van −100 tot 100.'],
        question: { queryType: 'sentiment', by: 'none', format: 'table' },
        field: 'nps',
        unit: 'locale',
        overrides: [override('nps', ['decimals', 0])], // as it is always told
        defaults: { min: -100, max: 100 },
      })],
    ],
    [
      10,
      [24, plain('nodeGraph', {
        title: ['The journey', 'De reis'],
        text: [
          'Every stage with its customers and the share that goes on to any later stage within 14 days; its colour and the words below are how they feel. Arrows are moves: thick where many go, dashed past a stage, dotted back.',
          'Elke fase met haar klanten en het deel dat binnen 14 dagen naar een latere fase gaat; de kleur en de woorden eronder zijn hoe ze zich voelen. Pijlen zijn overgangen: dik waar er veel gaan, gestreept langs een fase, gestippeld terug.',
        ],
        question: { ...map, format: 'flow' },
        options: { zoomMode: 'cooperative', nodes: {}, edges: {} },
      })],
    ],
    [
      10,
      [24, table({
        title: ['The journey map', 'De klantreiskaart'],
        text: [
          'Per stage: who was there, which share goes on to any later stage within 14 days (the funnel counts the next stage, in order), how long half of them stay, how they feel, and whether the conversion that the team assumed is what was measured.',
          'Per fase: wie er was, welk deel binnen 14 dagen naar een latere fase gaat, welke dan ook (de funnel telt de volgende fase, op volgorde), hoe lang de helft blijft, hoe ze zich voelen, en of de conversie die het team aannam ook gemeten is.',
        ],
        question: map,
        columns: [
          is.stage,
          is.wide(is.count('customers', 'Customers', 'Klanten'), 95),
          is.wentOn,
          is.check('conversionCheck', 'Conversion as assumed?', 'Conversie als gedacht?'),
          is.wide(is.time('median', 'Half within', 'Helft binnen'), 105),
          is.mood,
          is.wide(is.feeling, 75),
        ],
      })],
    ],
    [
      10,
      [12, bars({
        title: ['How far they get', 'Hoe ver ze komen'],
        text: ['How many reached each stage in order, within 14 days of the first.', 'Hoeveel er elke fase op volgorde bereikten, binnen 14 dagen na de eerste.'],
        question: funnel,
        field: 'entered',
        unit: 'locale',
      })],
      [12, bars({
        title: ['A quarter moves on within', 'Een kwart gaat verder binnen'],
        text: ['The time within which a quarter of the customers moved on; those still there count too.', 'De tijd waarbinnen een kwart van de klanten verder ging; wie er nog staat telt mee.'],
        question: { queryType: 'stageDuration' },
        field: 'p25',
        unit: 'ms',
        color: fixed(grey),
        defaults: { decimals: 1 },
      })],
    ],
    [
      11,
      [10, barChart({
        title: ['Feeling per stage', 'Gevoel per fase'],
        text: ['The emotion curve: mean feeling in each stage, from −1 (bad) to 1 (good).', 'De emotiecurve: gemiddeld gevoel in elke fase, van −1 (slecht) tot 1 (goed).'],
        question: { queryType: 'sentiment', format: 'curve' },
        fields: ['sentiment'],
        unit: 'locale',
        bounds: thresholds.feeling,
        overrides: [is.feelingBars],
        defaults: { decimals: 2, min: -1, max: 1 },
      })],
      [14, table({
        title: ['Where to act', 'Waar actie nodig is'],
        text: ['Touchpoints from worst to best feeling, and what to do: act where the feeling is surely not good.', 'Contactpunten van slechtste naar beste gevoel, en wat te doen: actie nodig waar het gevoel zeker niet goed is.'],
        question: { queryType: 'sentiment', by: 'touchpoint', format: 'table' },
        columns: [is.wide(is.touchpoint, 160), is.wide(is.feeling, 82), is.wide(is.count('responses', 'Responses', 'Reacties'), 92), is.wide(is.part('negative', 'Negative', 'Negatief'), 80), is.action],
        sort: { by: ['Feeling', 'Gevoel'] },
      })],
    ],
    [
      16,
      [24, table({
        title: ['The journey in words', 'De reis in woorden'],
        text: ['One sentence a stage, from the same numbers.', 'Eén zin per fase, uit dezelfde getallen.'],
        question: map,
        columns: [is.stage, is.said('narrative', 400, 'What the numbers say', 'Wat de cijfers zeggen')],
      })],
    ],
    [
      11,
      [24, table({
        title: ['What they ask, and what stands in their way', 'Wat ze vragen, en wat in de weg staat'],
        text: ['What the team knows of each stage: the model’s definition says it.', 'Wat het team van elke fase weet: het staat in de definitie van het model.'],
        question: map,
        columns: [is.stage, is.said('questions', 200, 'Questions', 'Vragen'), is.said('barriers', 200, 'Barriers', 'Drempels')],
      })],
    ],
    [
      7,
      [24, lines({
        id: 105,
        title: ['Events per day', 'Gebeurtenissen per dag'],
        text: [
          'How much arrives. The last point is today until now, so it is lower; where the days before fall to nothing, data stopped coming.',
          'Hoeveel er binnenkomt. Het laatste punt is vandaag tot nu toe en dus lager; vallen de dagen ervoor naar nul, dan komen er geen gegevens meer.',
        ],
        question: { queryType: 'counts', of: 'events', by: 'none', interval: '1d' },
        unit: 'locale',
        looks: [],
        defaults: { min: 0, color: { mode: 'fixed', fixedColor: grey } },
        legend: false,
      })],
    ],
  ],
};
