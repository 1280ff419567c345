import { Store, StoreKind, Translate } from '../types';

/** The fields that belong to a kind of store; choosing another kind drops the rest. */
const fieldsOf: Record<StoreKind, readonly (keyof Store)[]> = {
  demo: [],
  h2: ['name'],
  postgres: ['host', 'port', 'database', 'user', 'schema', 'sslMode'],
};

export const storeKinds = Object.keys(fieldsOf) as StoreKind[];

export const sslModes = ['disable', 'prefer', 'require', 'verify-ca', 'verify-full'] as const;

export function chooseStore(store: Store | undefined, kind: StoreKind): Store {
  const kept = Object.entries(store ?? {}).filter(([field]) => (fieldsOf[kind] as readonly string[]).includes(field));
  return { ...Object.fromEntries(kept), kind };
}

/** Changes one field; an empty one is left out. */
export function changeStore(store: Store, part: Partial<Store>): Store {
  const entries = Object.entries({ ...store, ...part }).filter(([, value]) => value !== undefined && value !== '');
  return { ...Object.fromEntries(entries), kind: store.kind };
}

export function nameFault(name: string | undefined, t: Translate): string | undefined {
  if (!name) {
    return t('config.name-missing', 'Give the database a name.');
  }
  return /^[A-Za-z0-9_-]+$/.test(name)
    ? undefined
    : t('config.name-wrong', 'Only letters, digits, - and _; never a path or an address.');
}

/** Fields of an event that a table of one's own must have a column for, besides its name. */
export const requiredColumns = ['table', 'customer', 'timestamp', 'touchpoint'] as const;

/** Fields that it may have a column for; any other column stays unread. */
export const furtherColumns = [
  ...['event_id', 'product', 'channel', 'stage', 'persona', 'segment', 'campaign', 'source', 'rating', 'scale'],
  ...['sentiment', 'emotion', 'text', 'kind', 'choice', 'options', 'reason', 'referred_by', 'invited', 'value'],
  ...['currency', 'cost'],
] as const;

/** Maps one field, or with an empty column no longer; a mapping of nothing is none. */
export function mapColumn(events: Record<string, string> | undefined, field: string, column: string | undefined) {
  const others = Object.entries(events ?? {}).filter(([name]) => name !== field);
  const next = Object.fromEntries(column ? [...others, [field, column]] : others);
  return Object.keys(next).length > 0 ? next : undefined;
}
