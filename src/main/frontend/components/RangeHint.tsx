import { CoreApp, TimeRange } from '@grafana/data';
import { t } from '@grafana/i18n';
import { locationService } from '@grafana/runtime';
import { Alert, Button, Stack } from '@grafana/ui';
import { durationInWords } from '../logic/durations';
import { isFunnel } from '../logic/questions';
import { isShort, lasting, wider } from '../logic/timeRange';
import { FieldsProps } from './FieldsProps';

interface Props extends Pick<FieldsProps, 'query' | 'datasource' | 'change'> {
  range?: TimeRange;
  app?: CoreApp;
}

/** Where hardly anything that began in the range can be over: the ways out, one click each. */
export function RangeHint({ query, datasource, change, range, app }: Props) {
  if (!isShort(query, range)) {
    return null;
  }
  const window = durationInWords(lasting(query) ?? '', datasource.language);
  const title =
    query.queryType === 'stageDuration'
      ? t('range.short-stays', 'In so short a time range most are still in the stage that they entered, so little can be told of how long they stay.')
      : t('range.short', 'The time range is shorter than the window of {{window}}, so hardly a run in it is complete.', { window });
  return (
    <Alert severity="info" title={title}>
      <Stack direction="row" gap={1}>
        {app !== CoreApp.UnifiedAlerting && (
          <Button size="sm" variant="secondary" onClick={() => locationService.partial(wider(locationService.getSearchObject()))}>
            {t('range.last-90-days', 'Last 90 days')}
          </Button>
        )}
        {isFunnel(query.queryType) && (
          <Button size="sm" variant="secondary" onClick={() => change({ select: 'closed' })}>
            {t('range.complete', 'Complete runs only')}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}
