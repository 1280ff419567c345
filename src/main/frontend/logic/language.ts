/** The language to ask the backend in: `nl-NL` → `nl`. Where it has no texts, the data source's own language is taken. */
export function backendLanguage(grafanaLanguage: string | undefined): string {
  return grafanaLanguage?.split('-')[0].toLowerCase() || 'en';
}

/** A zone's name for Grafana's: `browser` and nothing are the browser's own zone. */
export function zoneName(timeZone: string | undefined): string {
  if (!timeZone || timeZone === 'browser') {
    return Intl.DateTimeFormat().resolvedOptions().timeZone;
  }
  return timeZone === 'utc' ? 'UTC' : timeZone;
}
