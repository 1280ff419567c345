const pattern = /^(\d+)(ms|s|m|h|d|w)$/;

const millis: Record<string, number> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

const units: Record<string, string> = {
  ms: 'millisecond',
  s: 'second',
  m: 'minute',
  h: 'hour',
  d: 'day',
  w: 'week',
};

export function isDuration(text: string): boolean {
  return pattern.test(text);
}

export function durationMillis(text: string): number | undefined {
  const parts = pattern.exec(text);
  return parts ? Number(parts[1]) * millis[parts[2]] : undefined;
}

/** `14d` in words: `14 days`, `14 dagen`; a text that is no duration stays as it is. */
export function durationInWords(text: string, language: string): string {
  const parts = pattern.exec(text);
  if (!parts) {
    return text;
  }
  const format = new Intl.NumberFormat(language, { style: 'unit', unit: units[parts[2]], unitDisplay: 'long' });
  return format.format(Number(parts[1]));
}
