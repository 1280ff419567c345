/** Ids that tests find things by. */
export const ids = {
  config: {
    page: 'klantreis config',
    store: 'klantreis config store',
    name: 'klantreis config h2 name',
    password: 'klantreis config password',
    language: 'klantreis config language',
  },
  query: {
    editor: 'klantreis query editor',
    question: 'klantreis query question',
    model: 'klantreis query model',
    format: 'klantreis query format',
    mode: 'klantreis query mode',
    stages: 'klantreis query stages',
    reading: 'klantreis query reading',
    steps: 'klantreis query steps',
    step: (index: number) => `klantreis query step ${index}`,
    addStep: 'klantreis query add step',
    window: 'klantreis query window',
    range: 'klantreis query range',
    breakdown: 'klantreis query breakdown',
    json: 'klantreis query json',
    fault: 'klantreis query fault',
  },
} as const;
