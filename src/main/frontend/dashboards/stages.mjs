import { lineLooks, looks } from './colors.mjs';

/** The product's models and the names of their stages, [English, Dutch], in order; a test compares them with the model files. */
export const models = {
  localo: [
    ['Awareness', 'Bewustwording'],
    ['Consideration', 'Overweging'],
    ['Decision', 'Besluit'],
    ['Purchase', 'Aankoop'],
    ['Post-purchase experience', 'Ervaring na aankoop'],
    ['Loyalty', 'Loyaliteit'],
    ['Advocacy', 'Promotie'],
  ],
  steps5: [
    ['Orientation', 'Oriëntatie'],
    ['Consideration', 'Overweging'],
    ['Purchase', 'Aankoop'],
    ['Use', 'Gebruik'],
    ['Loyalty', 'Loyaliteit'],
  ],
  print4: [
    ['Awareness phase', 'Bewustzijnsfase'],
    ['Evaluation phase', 'Beoordelingsfase'],
    ['Decision phase', 'Beslissingsfase'],
    ['Loyalty phase', 'Loyaliteitsfase'],
  ],
  mapping: [
    ['First contact', 'Eerste contact'],
    ['Exploring', 'Verkennen'],
    ['Choosing', 'Kiezen'],
    ['Acquisition', 'Aanschaf'],
  ],
  salesforce4: [
    ['Awareness', 'Bewustwording'],
    ['Consideration', 'Overweging'],
    ['Decision', 'Beslissing'],
    ['After purchase', 'Na aankoop'],
  ],
};

/** What a line of each stage looks like: by its name, as lines have no other mark that panels can be told by. */
export function stageLooks() {
  const seen = new Map();
  for (const stages of Object.values(models)) {
    stages.forEach((name, at) => seen.has(name[0]) || seen.set(name[0], [name, looks[at]]));
  }
  return [...seen.values()].map(([name, look]) => ({ matcher: { id: 'byName', options: name }, properties: lineLooks(look) }));
}
