import { JourneyDataSource } from '../datasource';
import { search } from '../logic/lookups';

/** A data source that answers look-ups from here; `name` says how names read. */
export function fakeDataSource(name: (text: string) => string = (text) => text, language = 'en'): JourneyDataSource {
  const list = (values: string[]) => values.map((value) => ({ value, label: name(value) }));
  const answers: Record<string, string[]> = { touchpoints: ['visit', 'order', 'purchase'], keys: ['channel'], models: ['localo'] };
  const fake = {
    language,
    look: async (path: string, text = '') => search(list(answers[path] ?? []), text),
    stages: async () => [
      { value: 'awareness', label: name('Awareness') },
      { value: 'purchase', label: name('Purchase') },
    ],
    values: async () => list(['web']),
    variableChoices: () => [],
  };
  return fake as unknown as JourneyDataSource;
}
