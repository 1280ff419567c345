import { Choice, Translate } from '../types';
import { search } from './lookups';

/** A field of an event in words; a property is called by its own name. */
export function keyName(key: string, t: Translate): string {
  const names: Record<string, () => string> = {
    touchpoint: () => t('key.touchpoint', 'Touchpoint'),
    stage: () => t('key.stage', 'Stage'),
    channel: () => t('key.channel', 'Channel'),
    campaign: () => t('key.campaign', 'Campaign'),
    source: () => t('key.source', 'Source of first contact'),
    persona: () => t('key.persona', 'Persona'),
    segment: () => t('key.segment', 'Segment'),
    product: () => t('key.product', 'Product'),
    customer: () => t('key.customer', 'Customer'),
    none: () => t('key.none', 'All together'),
  };
  return names[key]?.() ?? key;
}

export function keyChoices(keys: readonly string[], t: Translate): Choice[] {
  return keys.map((key) => ({ value: key, label: keyName(key, t) }));
}

/** Fields that events have, found by the word that is shown as well as by their own name, which is all the backend knows. */
export async function searchKeys(look: (text: string) => Promise<Choice[]>, text: string, t: Translate): Promise<Choice[]> {
  const lists = await Promise.all([look(''), ...(text ? [look(text)] : [])]);
  const names = new Set(lists.flat().map(({ value }) => value));
  return search(keyChoices([...names], t), text);
}

const named = ['touchpoint', 'stage', 'channel', 'campaign', 'source', 'persona', 'segment', 'product', 'customer'];

/** The field that somebody meant who typed its word before the list came, and so made a name of their own of it. */
export function keyOf(typed: string, t: Translate): string {
  const word = typed.trim().toLocaleLowerCase();
  return named.find((key) => keyName(key, t).toLocaleLowerCase() === word) ?? typed;
}
