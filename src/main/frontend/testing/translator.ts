import en from '../locales/en-US/klantreis-journey-datasource.json';
import nl from '../locales/nl-NL/klantreis-journey-datasource.json';
import { Translate } from '../types';

/** Looks texts up in a locale file as Grafana's i18next does; a text that is missing there fails the test. */
export function translator(language: 'en' | 'nl'): Translate {
  const texts = flat(language === 'nl' ? nl : en);
  return (key, _fallback, values = {}) => {
    const text = texts[key];
    if (text === undefined) {
      throw new Error(`no text ${key} in ${language}`);
    }
    return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name]));
  };
}

export function flat(texts: object, prefix = ''): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([key, value]) =>
      typeof value === 'string' ? [[prefix + key, value]] : Object.entries(flat(value, `${prefix}${key}.`))
    )
  );
}
