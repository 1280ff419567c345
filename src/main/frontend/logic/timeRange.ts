import { TimeRange } from '@grafana/data';
import { JourneyQuery } from '../types';
import { durationMillis } from './durations';
import { windowOf } from './presets';
import { isFunnel } from './questions';

const last90Days = { from: 'now-90d', to: 'now' };

/** Whether the range is shorter than the window, so that hardly a run that began in it is complete. */
export function isShort(query: JourneyQuery, range: Pick<TimeRange, 'from' | 'to'> | undefined): boolean {
  const complete = query.select === 'closed' || query.format === 'alert' || (query.runs ?? 'matured') !== 'matured';
  if (!range || !isFunnel(query.queryType) || complete) {
    return false;
  }
  const window = durationMillis(windowOf(query) ?? '');
  const length = durationMillis(query.range ?? '') ?? range.to.valueOf() - range.from.valueOf();
  return window !== undefined && length < window;
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
