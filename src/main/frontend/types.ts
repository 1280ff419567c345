import { DataSourceJsonData } from '@grafana/data';
import { DataQuery } from '@grafana/schema';

/** The questions of the query contract, by their `queryType`. */
export type QuestionId =
  | 'funnel'
  | 'funnelTrend'
  | 'timeToConvert'
  | 'comparePresets'
  | 'stageDuration'
  | 'inStage'
  | 'journeyMap'
  | 'modelDiff'
  | 'sentiment'
  | 'counts'
  | 'customers'
  | 'journey'
  | 'explain'
  | 'annotations';

export type FilterOp = '=' | '!=' | '=~' | '!~' | '<' | '<=' | '>' | '>=' | 'in' | 'notIn';

export interface Filter {
  key: string;
  op: FilterOp;
  value: string | number | string[] | null;
}

export type FiltersOn = 'events' | 'entry' | 'customer';

export interface Scope {
  model?: string;
  product?: string;
  persona?: string;
  segment?: string;
  filters?: Filter[];
  filtersOn?: FiltersOn;
}

/** What an event must be to count: a touchpoint, a stage, or any of several. */
export interface Selector {
  touchpoint?: string;
  stage?: string;
  any?: Selector[] | '*';
  filters?: Filter[];
  name?: string;
}

export interface Step extends Selector {
  optional?: boolean;
  within?: string;
  minGap?: string;
  direct?: boolean;
  firstEver?: boolean;
}

/** An event that must not happen after step `from` and before step `to`; steps count from 1. */
export interface Exclusion extends Selector {
  from?: number;
  to?: number;
}

export interface Breakdown {
  by: string;
  attribution?: 'first' | 'last' | 'step' | 'all';
  step?: number;
  limit?: number;
}

export type CellState = 'entered' | 'converted' | 'open' | 'dropped';

/** One number of a funnel, whose people are asked for. */
export interface Cell {
  step?: number;
  state?: CellState;
  group?: string;
  /** Of a point of a trend. */
  time?: number | string;
  interval?: string;
}

/** A question as it is saved: the names of the contract; keys that start with `_` are the editor's own. */
export interface JourneyQuery extends DataQuery {
  queryType?: string;
  scope?: Scope;
  unit?: string;
  /** How long before its end the range begins, whatever Grafana's says. */
  range?: string;
  asOf?: string;
  timeZone?: string;
  language?: string;
  steps?: Step[];
  order?: 'ordered' | 'strict' | 'any';
  window?: string;
  counting?: 'unique' | 'first' | 'every';
  exclusions?: Exclusion[];
  exclusionPolicy?: 'otherCleanRun' | 'truncate' | 'removeUnit';
  breakdown?: Breakdown;
  compare?: { by?: string; values?: string[]; date?: string };
  preset?: string;
  modes?: string[];
  strictlyIncreasing?: boolean;
  grace?: string;
  runs?: 'matured' | 'observed' | 'projected';
  select?: 'entry' | 'closed';
  metric?: string;
  fromStep?: number;
  toStep?: number;
  bins?: 'auto' | number;
  cell?: Cell;
  customer?: string;
  /** Which unit of a customer, where they have several. */
  product?: string;
  session?: number | string;
  measure?: string;
  per?: string;
  stage?: string;
  stuckAt?: number;
  limit?: number;
  /** The other model of two. */
  other?: string;
  /** How long before the range an alert compares with. */
  baseline?: string;
  early?: boolean;
  every?: string;
  horizon?: string;
  idle?: string;
  layout?: string;
  of?: string;
  by?: string;
  interval?: string;
  band?: boolean;
  format?: string;
  /** Version of the saved question; see logic/migrate.ts. */
  _v?: number;
  _mode?: 'builder' | 'json';
  /** What was filled in for other questions, so that choosing one again finds it back. */
  _kept?: Record<string, Record<string, unknown>>;
}

export type VariableList =
  | 'models'
  | 'stages'
  | 'touchpoints'
  | 'products'
  | 'personas'
  | 'segments'
  | 'channels'
  | 'customers'
  | 'values';

/** What a dashboard variable is chosen from. */
export interface VariableQuery extends DataQuery {
  list?: VariableList;
  model?: string;
  key?: string;
}

export type StoreKind = 'demo' | 'h2' | 'postgres';

export interface Store {
  kind: StoreKind;
  name?: string;
  host?: string;
  port?: number;
  database?: string;
  user?: string;
  schema?: string;
  sslMode?: string;
}

export interface Privacy {
  viewersSee?: 'pseudonyms' | 'names' | 'nothing';
  minVerbatims?: number;
}

export interface JourneyJsonData extends DataSourceJsonData {
  store?: Store;
  /** A table of one's own: the columns by the fields of an event they are read as. */
  events?: Record<string, string>;
  timeZone?: string;
  language?: string;
  refreshSeconds?: number;
  queryTimeoutSeconds?: number;
  maxRows?: number;
  minSample?: number;
  privacy?: Privacy;
}

export interface JourneySecureJsonData {
  password?: string;
}

/** A fault in a question and the field it is in, as a path like `steps[1]`. */
export interface Fault {
  field: string;
  message: string;
  /** Not wrong, only not chosen yet. */
  isEmpty?: boolean;
}

/** Looks a text up; the same shape as `t` of @grafana/i18n. */
export type Translate = (key: string, fallback: string, values?: Record<string, unknown>) => string;

/** One thing to choose: what is sent, and what is read. */
export interface Choice {
  value: string;
  label: string;
  description?: string;
  group?: string;
}
