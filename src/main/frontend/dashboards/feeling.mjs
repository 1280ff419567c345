import { thresholds } from './colors.mjs';
import * as is from './columns.mjs';
import { barChart, lines, plain, table } from './panels.mjs';

const sentiment = { queryType: 'sentiment' };
const range = { min: -1, max: 1, decimals: 2 };

/** How customers feel, where, and where to act. */
export const feeling = {
  id: 'feeling',
  title: ['Feeling per touchpoint', 'Gevoel per contactpunt'],
  text: ['How customers feel, where, and where to act.', 'Hoe klanten zich voelen, waar, en waar te handelen.'],
  rows: [
    [
      10,
      [12, barChart({
        title: ['Emotion curve', 'Emotiecurve'],
        text: ['Mean feeling in each stage, in order, from −1 (bad) to 1 (good).', 'Gemiddeld gevoel in elke fase, in volgorde, van −1 (slecht) tot 1 (goed).'],
        question: { ...sentiment, format: 'curve' },
        fields: ['sentiment'],
        unit: 'none',
        bounds: thresholds.feeling,
        overrides: [is.feelingBars],
        defaults: range,
      })],
      [12, lines({
        title: ['Over time', 'In de tijd'],
        text: ['Mean feeling per stage and week.', 'Gemiddeld gevoel per fase en week.'],
        question: { ...sentiment, by: 'stage', interval: '1w' },
        unit: 'none',
        bounds: thresholds.feeling,
        defaults: range,
      })],
    ],
    [
      12,
      [24, table({
        id: 104,
        title: ['Touchpoints', 'Contactpunten'],
        text: ['From ratings on any scale; NPS, CSAT and CES where those were asked.', 'Uit cijfers op elke schaal; NPS, CSAT en CES waar die gevraagd zijn.'],
        question: { ...sentiment, by: 'touchpoint', format: 'table' },
        columns: [
          is.touchpoint,
          is.feeling,
          is.count('responses', 'Responses', 'Reacties'),
          is.part('negative', 'Negative', 'Negatief'),
          is.part('neutral', 'Neutral', 'Neutraal'),
          is.part('positive', 'Positive', 'Positief'),
          is.score('nps', 'NPS'),
          is.part('csat', 'CSAT', 'CSAT'),
          is.score('ces', 'CES'),
          is.action,
        ],
        sort: { by: ['Feeling', 'Gevoel'] },
      })],
    ],
    [
      11,
      [24, plain('logs', {
        title: ['What they say', 'Wat ze zeggen'],
        text: ['Customers’ own words, newest first; the mark before a line is how they felt.', 'De woorden van klanten zelf, nieuwste eerst; het merk voor een regel is hoe ze zich voelden.'],
        question: { ...sentiment, by: 'touchpoint', format: 'verbatims' },
        options: { showTime: true, wrapLogMessage: true, enableLogDetails: true, sortOrder: 'Descending', dedupStrategy: 'none', showLabels: false, prettifyLogMessage: false },
      })],
    ],
    [
      9,
      [24, lines({
        title: ['Per channel', 'Per kanaal'],
        text: ['Mean feeling per channel and week.', 'Gemiddeld gevoel per kanaal en week.'],
        question: { ...sentiment, by: 'channel', interval: '1w' },
        unit: 'none',
        bounds: thresholds.feeling,
        looks: is.channels,
        defaults: range,
      })],
    ],
  ],
};
