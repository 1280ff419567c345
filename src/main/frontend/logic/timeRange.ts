import { TimeRange } from '@grafana/data';
import { JourneyQuery } from '../types';
import { durationMillis } from './durations';
import { windowOf } from './presets';
import { isFunnel } from './questions';

const last90Days = { from: 'now-90d', to: 'now' };

/** Whether the range is shorter than what is asked about takes, so that hardly anything that began in it is over. */
export function isShort(query: JourneyQuery, range: Pick<TimeRange, 'from' | 'to'> | undefined): boolean {
  const complete = query.select === 'closed' || query.format === 'alert' || (query.runs ?? 'matured') !== 'matured';
  if (!range || complete) {
    return false;
  }
  const takes = durationMillis(lasting(query) ?? '');
  const length = durationMillis(query.range ?? '') ?? range.to.valueOf() - range.from.valueOf();
  return takes !== undefined && length < takes;
}

/** How long it takes until what began is over: a run its window; of stays nobody knows, so as long as a usual window. */
export function lasting(query: JourneyQuery): string | null {
  if (isFunnel(query.queryType)) {
    return windowOf(query);
  }
  switch (query.queryType) {
    case 'journeyMap':
      return query.window ?? windowOf({});
    case 'stageDuration':
      return windowOf({});
    default:
      return null;
  }
}

/** What the page's address must say for the last 90 days: Explore keeps its ranges in its panes. */
export function wider(address: Record<string, unknown>): Record<string, string> {
  if (typeof address.panes !== 'string') {
    return last90Days;
  }
  const panes: Record<string, object> = JSON.parse(address.panes);
  const widened = Object.entries(panes).map(([id, pane]) => [id, { ...pane, range: last90Days }]);
  return { panes: JSON.stringify(Object.fromEntries(widened)) };
}
