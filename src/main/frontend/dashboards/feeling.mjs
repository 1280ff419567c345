import { thresholds } from './colors.mjs';
import * as is from './columns.mjs';
import { barChart, column, lines, table } from './panels.mjs';

const sentiment = { queryType: 'sentiment' };
const range = { min: -1, max: 1, decimals: 2 };

/** How customers feel, where, and where to act. */
export const feeling = {
  id: 'feeling',
  title: ['Feeling per touchpoint', 'Gevoel per contactpunt'],
  text: ['How customers feel, where, and where to act.', 'Hoe klanten zich voelen, waar, en waar actie nodig is.'],
  rows: [
    [
      10,
      [12, barChart({
        title: ['Emotion curve', 'Emotiecurve'],
        text: ['Mean feeling in each stage, in order, from −1 (bad) to 1 (good).', 'Gemiddeld gevoel in elke fase, in volgorde, van −1 (slecht) tot 1 (goed).'],
        question: { ...sentiment, format: 'curve' },
        fields: ['sentiment'],
        unit: 'locale',
        bounds: thresholds.feeling,
        overrides: [is.feelingBars],
        defaults: range,
      })],
      [12, lines({
        title: ['Over time', 'In de tijd'],
        text: ['Mean feeling per stage and week.', 'Gemiddeld gevoel per fase en week.'],
        question: { ...sentiment, by: 'stage', interval: '1w' },
        unit: 'locale',
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
          is.wide(is.touchpoint, 180),
          is.wide(is.feeling, 82),
          is.wide(is.count('responses', 'Responses', 'Reacties'), 92),
          is.part('negative', 'Negative', 'Negatief'),
          is.part('neutral', 'Neutral', 'Neutraal'),
          is.part('positive', 'Positive', 'Positief'),
          is.score('nps', 'NPS'),
          is.part('csat', 'CSAT', 'CSAT'),
          is.score('ces', 'CES'),
          is.wide(is.action, 115),
        ],
        sort: { by: ['Feeling', 'Gevoel'] },
      })],
    ],
    [
      11,
      // Not as a log, which would call a bad feeling an ERROR.
      [24, table({
        title: ['What they say', 'Wat ze zeggen'],
        text: ['Customers’ own words, newest first, with where they said them and how they felt.', 'De woorden van klanten zelf, nieuwste eerst, met waar ze dat zeiden en hoe ze zich voelden.'],
        question: { ...sentiment, by: 'touchpoint', format: 'verbatims' },
        transformations: [{ id: 'extractFields', options: { source: 'labels', format: 'json' } }],
        columns: [
          column('timestamp', ['When', 'Wanneer'], ['custom.width', 160]),
          is.moodOf('severity'),
          column('touchpoint', ['Touchpoint', 'Contactpunt'], ['custom.width', 160]),
          is.said('body', 300, 'In their words', 'In hun woorden'),
        ],
      })],
    ],
    [
      9,
      [24, lines({
        title: ['Per channel', 'Per kanaal'],
        text: ['Mean feeling per channel and week.', 'Gemiddeld gevoel per kanaal en week.'],
        question: { ...sentiment, by: 'channel', interval: '1w' },
        unit: 'locale',
        bounds: thresholds.feeling,
        looks: is.channels,
        defaults: range,
      })],
    ],
  ],
};
