import { Choice, Translate, VariableList } from '../types';

const lists: Record<VariableList, (t: Translate) => string> = {
  models: (t) => t('list.models', 'Stage models'),
  stages: (t) => t('list.stages', 'Stages'),
  touchpoints: (t) => t('list.touchpoints', 'Touchpoints'),
  products: (t) => t('list.products', 'Products'),
  personas: (t) => t('list.personas', 'Personas'),
  segments: (t) => t('list.segments', 'Segments'),
  channels: (t) => t('list.channels', 'Channels'),
  customers: (t) => t('list.customers', 'Customers'),
  values: (t) => t('list.values', 'Values of a field'),
};

export function isVariableList(text: string): text is VariableList {
  return text in lists;
}

export function listChoices(t: Translate): Choice[] {
  return Object.entries(lists).map(([value, label]) => ({ value, label: label(t) }));
}
