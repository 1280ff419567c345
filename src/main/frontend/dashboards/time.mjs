import { blue, grey, thresholds } from './colors.mjs';
import * as is from './columns.mjs';
import { barChart, lines, plain, table } from './panels.mjs';

const durations = { queryType: 'stageDuration' };

/** Room for the numbers at the ends of the bars, in ms. */
const month = 30 * 86_400_000;

/** How long customers stay in each stage. */
export const time = {
  id: 'time',
  title: ['Time per stage', 'Tijd per fase'],
  text: ['How long customers stay in each stage.', 'Hoe lang klanten in elke fase blijven.'],
  rows: [
    [
      11,
      [12, barChart({
        title: ['How long a stage takes', 'Hoe lang een fase duurt'],
        text: ['The time in which half of the customers, and a quarter of them, left the stage. No bar: not so many have left yet.', 'De tijd waarin de helft van de klanten, en een kwart, de fase verliet. Geen balk: zoveel zijn er nog niet weg.'],
        question: durations,
        fields: ['p25', 'median'],
        unit: 'ms',
        defaults: { decimals: 1, custom: { fillOpacity: 85, lineWidth: 0, axisSoftMin: 0, axisSoftMax: month } },
        overrides: [is.outcome('median', ['Half within', 'Helft binnen'], blue), is.outcome('p25', ['A quarter within', 'Kwart binnen'], grey)],
      })],
      [12, lines({
        title: ['Median stay over time', 'Mediane verblijfsduur in de tijd'],
        text: ['Median of the stays that began in each week; a gap where half have not left yet.', 'Mediaan van de verblijven die in elke week begonnen; een gat waar de helft nog niet weg is.'],
        question: { ...durations, format: 'series', interval: '1w' },
        unit: 'ms',
        defaults: { min: 0, decimals: 1 },
      })],
    ],
    [
      10,
      [24, table({
        id: 103,
        title: ['Stays', 'Verblijven'],
        text: ['Those who are still in a stage are counted as long as they have been there (Kaplan–Meier).', 'Wie nog in een fase staat, telt zo lang mee als die er al is (Kaplan–Meier).'],
        question: durations,
        columns: [
          is.stage,
          is.count('entered', 'Entered', 'Instroom'),
          is.count('completed', 'Left', 'Uitstroom'),
          is.count('open', 'Still there', 'Nog in fase'),
          is.time('p25', '25 % within', '25 % binnen'),
          is.time('median', 'Half within', 'Helft binnen'),
          is.time('p75', '75 % within', '75 % binnen'),
          is.time('p90', '90 % within', '90 % binnen'),
        ],
      })],
    ],
    [
      11,
      [24, plain('nodeGraph', {
        title: ['From stage to stage', 'Van fase naar fase'],
        text: ['Who went forward, back or skipped a stage, and who was lost or is still there.', 'Wie vooruit ging, terug, of een fase oversloeg, en wie verdween of er nog staat.'],
        question: { ...durations, format: 'flow' },
        options: { zoomMode: 'cooperative', nodes: {}, edges: {} },
      })],
    ],
    [
      10,
      [24, plain('heatmap', {
        title: ['How long deciding takes', 'Hoe lang beslissen duurt'],
        text: ['How many stays in the stage of deciding began when and lasted how long; a cell says its number when pointed at.', 'Hoeveel verblijven in de fase van beslissen wanneer begonnen en hoe lang ze duurden; een vakje zegt zijn getal als u ernaar wijst.'],
        question: { ...durations, format: 'heatmap', stage: 'decision', interval: '1w' },
        unit: 'locale',
        defaults: { thresholds: thresholds.none },
        options: {
          calculate: false,
          color: { mode: 'scheme', scheme: 'Viridis', steps: 32, reverse: false, exponent: 0.5, fill: blue, scale: 'exponential' },
          cellGap: 1,
          filterValues: { le: 1e-9 },
          tooltip: { mode: 'single', yHistogram: false },
          yAxis: { axisPlacement: 'left', axisWidth: 130, reverse: false },
          legend: { show: true },
          showValue: 'never',
          rowsFrame: { layout: 'auto' },
        },
      })],
    ],
  ],
};
