import { Translate } from '../types';

/** The same words, with values put in as they are: React escapes what it shows, and names hold `&` and `/`. */
export function plain(t: Translate): Translate {
  return (key, fallback, values) => t(key, fallback, { ...values, interpolation: { escapeValue: false } });
}
