import { bars, barChart, dashboard, languages, lines, override, stat, table } from './parts.mjs';

const name = (field, ...text) => override(field, ['displayName', text]);
const label = override('label', ['displayName', ['Stage', 'Fase']], ['custom.width', 190]);
const funnelColumns = [
  label,
  name('entered', 'Reached', 'Bereikt'),
  override('conversion', ['displayName', ['Went on', 'Ging door']], ['min', 0], ['max', 1], ['custom.cellOptions', { type: 'gauge', mode: 'basic', valueDisplayMode: 'text' }]),
  name('dropped', 'Dropped off', 'Afgehaakt'),
  name('open', 'Still open', 'Nog open'),
  name('medianTime', 'Median time', 'Mediane tijd'),
];
const outcomes = [
  override('converted', ['displayName', ['Went on', 'Ging door']], ['color', { mode: 'fixed', fixedColor: 'blue' }]),
  override('open', ['displayName', ['Still open', 'Nog open']], ['color', { mode: 'fixed', fixedColor: 'light-yellow' }]),
  override('dropped', ['displayName', ['Dropped off', 'Afgehaakt']], ['color', { mode: 'fixed', fixedColor: 'dark-orange' }]),
];
const feelings = [
  name('sentiment', 'Feeling', 'Gevoel'),
  name('responses', 'Responses', 'Reacties'),
  name('negative', 'Negative', 'Negatief'),
  name('positive', 'Positive', 'Positief'),
  override('action', ['displayName', ['To do', 'Te doen']], ['custom.cellOptions', { type: 'color-text' }]),
];

const funnel = { queryType: 'funnel' };
const durations = { queryType: 'stageDuration' };

const glance = {
  id: 'glance',
  title: ['Customer journey at a glance', 'Klantreis in één oogopslag'],
  text: ['The picture: stages, conversion, time, feeling, and where to act.', 'Het beeld: fasen, conversie, tijd, gevoel en waar te handelen.'],
  rows: [
    [
      4,
      [6, stat(['Customers', 'Klanten'], ['Customers with at least one event in the time range.', 'Klanten met minstens één gebeurtenis in de periode.'], { queryType: 'counts', of: 'customers', by: 'none', format: 'table' }, 'value')],
      [6, stat(['New customers', 'Nieuwe klanten'], ['Customers whose first event ever lies in the time range.', 'Klanten van wie de allereerste gebeurtenis in de periode ligt.'], { queryType: 'counts', of: 'newCustomers', by: 'none', format: 'table' }, 'value')],
      [6, stat(['Past the first stage', 'Verder dan fase één'], ['Share of complete runs that got from the first stage to the second within 14 days.', 'Aandeel van de volledige reizen dat binnen 14 dagen van de eerste naar de tweede fase kwam.'], funnel, 'conversion', { calc: 'first' })],
      [6, stat(['Feeling', 'Gevoel'], ['Mean of customers’ mean feelings, from −1 (bad) to 1 (good).', 'Gemiddelde van de gemiddelde gevoelens van klanten, van −1 (slecht) tot 1 (goed).'], { queryType: 'sentiment', by: 'none', format: 'table' }, 'sentiment', { decimals: 2, color: { mode: 'thresholds' } })],
    ],
    [
      10,
      [12, bars(['How far they get', 'Hoe ver ze komen'], ['How many reached each stage within 14 days of the first.', 'Hoeveel er binnen 14 dagen na de eerste elke fase bereikten.'], funnel, 'entered')],
      [12, table(['Stage by stage', 'Fase voor fase'], ['Who went on, who dropped off, and how long it took. Shares are of complete runs.', 'Wie doorging, wie afhaakte en hoe lang het duurde. Aandelen zijn van volledige reizen.'], funnel, ['label', 'entered', 'conversion', 'dropped', 'medianTime'], funnelColumns)],
    ],
    [
      9,
      [12, barChart(['Time per stage', 'Tijd per fase'], ['Median stay in each stage, those still there included.', 'Mediaan verblijf in elke fase, wie er nog staat meegerekend.'], durations, ['median'], { overrides: [name('median', 'Median', 'Mediaan')] })],
      [12, lines(['Feeling per stage', 'Gevoel per fase'], ['Mean feeling over time, from −1 (bad) to 1 (good).', 'Gemiddeld gevoel in de tijd, van −1 (slecht) tot 1 (goed).'], { queryType: 'sentiment', by: 'stage', interval: '1w' }, { min: -1, max: 1 })],
    ],
    [10, [24, table(['Where to act', 'Waar te handelen'], ['Touchpoints by how customers felt there, and what to do.', 'Contactpunten naar hoe klanten zich er voelden, en wat te doen.'], { queryType: 'sentiment', by: 'touchpoint', format: 'table' }, ['label', 'sentiment', 'responses', 'negative', 'positive', 'action'], [override('label', ['displayName', ['Touchpoint', 'Contactpunt']]), ...feelings])]],
  ],
};

const closer = {
  id: 'funnel',
  title: ['The funnel under the magnifying glass', 'Funnel onder de loep'],
  text: ['Where they drop off, and who does.', 'Waar ze afhaken, en wie dat doet.'],
  variables: ['window', 'by'],
  rows: [
    [
      10,
      [12, bars(['How far they get', 'Hoe ver ze komen'], ['How many reached each stage within the window.', 'Hoeveel er binnen de termijn elke fase bereikten.'], { ...funnel, window: '$window' }, 'entered')],
      [12, barChart(['What became of them', 'Wat er van ze werd'], ['Of those who reached a stage: went on, may still go on, dropped off.', 'Van wie een fase bereikte: ging door, kan nog door, haakte af.'], { ...funnel, window: '$window' }, ['converted', 'open', 'dropped'], { stacking: 'normal', overrides: outcomes })],
    ],
    [
      10,
      [24, table(['Stage by stage', 'Fase voor fase'], ['Shares are of complete runs, with their 95 % interval.', 'Aandelen zijn van volledige reizen, met hun 95%-interval.'], { ...funnel, window: '$window' }, ['label', 'entered', 'conversion', 'conversionLow', 'conversionHigh', 'dropped', 'open', 'medianTime', 'p90Time'], [...funnelColumns, name('conversionLow', 'At least', 'Minstens'), name('conversionHigh', 'At most', 'Hoogstens'), name('p90Time', '90 % within', '90 % binnen')])],
    ],
    [
      14,
      [24, table(['Per $by', 'Per $by'], ['The same funnel for each group, by the first event of the run that has it.', 'Dezelfde funnel voor elke groep, naar de eerste gebeurtenis van de reis die haar heeft.'], { ...funnel, window: '$window', breakdown: { by: '$by' } }, ['group', 'label', 'entered', 'conversion', 'dropped', 'open', 'medianTime'], [...funnelColumns, name('group', 'Group', 'Groep')])],
    ],
  ],
};

const time = {
  id: 'time',
  title: ['Time per stage', 'Tijd per fase'],
  text: ['How long customers stay in each stage.', 'Hoe lang klanten in elke fase blijven.'],
  rows: [
    [
      11,
      [12, barChart(['Half and a quarter', 'De helft en een kwart'], ['The time in which half of the customers, and a quarter of them, left the stage.', 'De tijd waarin de helft van de klanten, en een kwart, de fase verliet.'], durations, ['median', 'p25'], { overrides: [override('median', ['displayName', ['Half within', 'Helft binnen']], ['color', { mode: 'fixed', fixedColor: 'blue' }]), override('p25', ['displayName', ['A quarter within', 'Kwart binnen']], ['color', { mode: 'fixed', fixedColor: 'light-yellow' }])] })],
      [12, lines(['Median stay over time', 'Mediaan verblijf in de tijd'], ['Median of the stays that began in each week.', 'Mediaan van de verblijven die in elke week begonnen.'], { ...durations, format: 'series', interval: '1w' })],
    ],
    [10, [24, table(['Stays', 'Verblijven'], ['Those who are still in a stage are counted as long as they have been there (Kaplan–Meier).', 'Wie nog in een fase staat, telt zo lang mee als die er al is (Kaplan–Meier).'], durations, ['label', 'entered', 'completed', 'open', 'p25', 'median', 'p75', 'p90'], [label, name('entered', 'Entered', 'Ingegaan'), name('completed', 'Left', 'Verlaten'), name('open', 'Still there', 'Nog aanwezig'), name('median', 'Median', 'Mediaan'), name('p25', '25 % within', '25 % binnen'), name('p75', '75 % within', '75 % binnen'), name('p90', '90 % within', '90 % binnen')])]],
  ],
};

const feeling = {
  id: 'feeling',
  title: ['Feeling per touchpoint', 'Gevoel per contactpunt'],
  text: ['How customers feel, where, and where to act.', 'Hoe klanten zich voelen, waar, en waar te handelen.'],
  rows: [
    [
      10,
      [12, barChart(['Emotion curve', 'Emotiecurve'], ['Mean feeling in each stage, in order, from −1 (bad) to 1 (good).', 'Gemiddeld gevoel in elke fase, in volgorde, van −1 (slecht) tot 1 (goed).'], { queryType: 'sentiment', format: 'curve' }, ['sentiment'], { min: -1, max: 1, overrides: [name('sentiment', 'Feeling', 'Gevoel')] })],
      [12, lines(['Over time', 'In de tijd'], ['Mean feeling per stage and week.', 'Gemiddeld gevoel per fase en week.'], { queryType: 'sentiment', by: 'stage', interval: '1w' }, { min: -1, max: 1 })],
    ],
    [12, [24, table(['Touchpoints', 'Contactpunten'], ['From ratings on any scale; NPS, CSAT and CES where those were asked.', 'Uit cijfers op elke schaal; NPS, CSAT en CES waar die gevraagd zijn.'], { queryType: 'sentiment', by: 'touchpoint', format: 'table' }, ['label', 'sentiment', 'responses', 'negative', 'positive', 'nps', 'csat', 'ces', 'action'], [override('label', ['displayName', ['Touchpoint', 'Contactpunt']]), ...feelings])]],
    [9, [24, lines(['Per channel', 'Per kanaal'], ['Mean feeling per channel and week.', 'Gemiddeld gevoel per kanaal en week.'], { queryType: 'sentiment', by: 'channel', interval: '1w' }, { min: -1, max: 1 })]],
  ],
};

/** Every dashboard by the path it is kept under. */
export const dashboards = Object.fromEntries(
  [glance, closer, time, feeling].flatMap((made) =>
    languages.map((language) => [`${language}/${made.id}.json`, `${JSON.stringify(dashboard(made, language), null, 2)}\n`])
  )
);
