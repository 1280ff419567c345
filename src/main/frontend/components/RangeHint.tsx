import { CoreApp, TimeRange } from '@grafana/data';
import { t } from '@grafana/i18n';
import { locationService } from '@grafana/runtime';
import { Alert, Button, Stack } from '@grafana/ui';
import { durationInWords } from '../logic/durations';
import { windowOf } from '../logic/presets';
import { isShort, wider } from '../logic/timeRange';
import { FieldsProps } from './QueryEditor';

interface Props extends Pick<FieldsProps, 'query' | 'datasource' | 'change'> {
  range?: TimeRange;
  app?: CoreApp;
}

/** Where hardly a run that began in the range can be complete: both ways out, one click each. */
export function RangeHint({ query, datasource, change, range, app }: Props) {
  if (!isShort(query, range)) {
    return null;
  }
  const window = durationInWords(windowOf(query) ?? '', datasource.language);
  return (
    <Alert severity="info" title={t('range.short', 'The time range is shorter than the window of {{window}}, so hardly a run in it is complete.', { window })}>
      <Stack direction="row" gap={1}>
        {app !== CoreApp.UnifiedAlerting && (
          <Button size="sm" variant="secondary" onClick={() => locationService.partial(wider(locationService.getSearchObject()))}>
            {t('range.last-90-days', 'Last 90 days')}
          </Button>
        )}
        <Button size="sm" variant="secondary" onClick={() => change({ select: 'closed' })}>
          {t('range.complete', 'Complete runs only')}
        </Button>
      </Stack>
    </Alert>
  );
}
