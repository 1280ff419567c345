import { DataFrame, DataLink, Field, FieldType, InterpolateFunction, ScopedVars, TimeRange } from '@grafana/data';
import { CellState, JourneyQuery, Translate } from '../types';
import { isFunnel } from './questions';

/** Where links lead: Explore, with this data source and range. */
export interface Destination {
  uid: string;
  name: string;
  range?: TimeRange;
}

const cells: readonly CellState[] = ['entered', 'converted', 'open', 'dropped'];

/**
 * The answer to a question with links: from a number of a funnel to its people, from a customer to their journey. Made
 * here and not in the backend, which knows neither where Grafana is served nor the range as the dashboard writes it.
 */
export function withLinks(frame: DataFrame, query: JourneyQuery, to: Destination, t: Translate): DataFrame {
  const linksOf = query.queryType === 'funnel' ? cellLinks(frame, query, to, t) : customerLinks(frame, query, to, t);
  return { ...frame, fields: frame.fields.map((field) => linked(field, linksOf(field))) };
}

function linked(field: Field, links: DataLink[]): Field {
  return links.length === 0 ? field : { ...field, config: { ...field.config, links: [...(field.config.links ?? []), ...links] } };
}

function cellLinks(frame: DataFrame, query: JourneyQuery, to: Destination, t: Translate): (field: Field) => DataLink[] {
  const steps = [...new Set(frame.fields.find(({ name }) => name === 'step')?.values.map(String))];
  return ({ name, type }) => {
    const state = cells.find((cell) => cell === name);
    if (!state || type !== FieldType.number || steps.length === 0) {
      return [];
    }
    const asked = (row: Row): JourneyQuery => ({
      ...about(query),
      queryType: 'customers',
      cell: { step: steps.indexOf(row('step')) + 1 || 1, state, ...(query.breakdown && { group: row('group') }) },
    });
    return [link(t('link.customers', 'Show these people'), asked, frame, to)];
  };
}

function customerLinks(frame: DataFrame, query: JourneyQuery, to: Destination, t: Translate): (field: Field) => DataLink[] {
  return ({ name, type }) => {
    if (name !== 'customer' || type !== FieldType.string || query.queryType === 'explain') {
      return [];
    }
    const parts = ['product', 'session'].filter((part) => query.unit?.startsWith(part) && frame.fields.some((field) => field.name === part));
    const journey = (row: Row): JourneyQuery => ({ refId: query.refId, queryType: 'journey', scope: model(query), customer: row(name) });
    const explain = (row: Row): JourneyQuery => ({
      ...about(query),
      queryType: 'explain',
      customer: row(name),
      ...Object.fromEntries(parts.map((part) => [part, row(part)])),
      ...(query.cell?.time !== undefined && { cell: { time: query.cell.time, interval: query.cell.interval } }),
    });
    return [
      link(t('link.journey', 'Show their journey'), journey, frame, to),
      ...(isFunnel(query.queryType) ? [link(t('link.explain', 'Why they count here'), explain, frame, to)] : []),
    ];
  };
}

/** The funnel itself, without what only this question has. */
function about(query: JourneyQuery): JourneyQuery {
  return { ...query, format: undefined, metric: undefined, cell: undefined, _kept: undefined, _mode: undefined };
}

function model({ scope }: JourneyQuery): JourneyQuery['scope'] {
  return scope?.model ? { model: scope.model } : undefined;
}

/** What stands in a field of the row that was clicked, as it was sent. */
type Row = (field: string) => string;

function link(title: string, asked: (row: Row) => JourneyQuery, sent: DataFrame, { uid, name, range }: Destination): DataLink {
  const query = ({ replaceVariables, scopedVars }: { replaceVariables: InterpolateFunction; scopedVars: ScopedVars }) =>
    asked(rowOf(sent, replaceVariables, scopedVars));
  return { title, url: '', internal: { datasourceUid: uid, datasourceName: name, range, query } };
}

/** From the frame as it is drawn; a field that a transformation left out is still in the one that was sent. */
function rowOf(sent: DataFrame, replaceVariables: InterpolateFunction, scopedVars: ScopedVars): Row {
  const context: { frame?: DataFrame; rowIndex?: number } | undefined = scopedVars.__dataContext?.value;
  const at = context?.rowIndex;
  const frames = [context?.frame, sent].filter((frame) => frame?.length === context?.frame?.length);
  return (field) => {
    const found = frames.map((frame) => frame?.fields.find(({ name }) => name === field)).find(Boolean);
    const values = at === undefined ? undefined : found?.values;
    return values ? String(values[at!]) : replaceVariables(`\${__data.fields.${field}}`, scopedVars);
  };
}
