import { t } from '@grafana/i18n';
import { Stack } from '@grafana/ui';
import { layoutChoices } from '../logic/choices';
import { questionOf } from '../logic/questions';
import { CountsFields } from './CountsFields';
import { CustomerField } from './CustomerField';
import { DurationFields, IdleField } from './DurationFields';
import { Choose } from './fields';
import { FunnelFields, unless } from './FunnelFields';
import { FieldsProps } from './QueryEditor';
import { SentimentFields } from './SentimentFields';

/** The fields of the question at hand, and only those. */
export function QuestionFields(fields: FieldsProps) {
  switch (questionOf(fields.query.queryType)?.id) {
    case 'explain':
      return (
        <>
          <CustomerField {...fields} />
          <FunnelFields {...fields} />
        </>
      );
    case 'funnel':
    case 'funnelTrend':
    case 'timeToConvert':
    case 'comparePresets':
    case 'customers':
      return <FunnelFields {...fields} />;
    case 'stageDuration':
      return <DurationFields {...fields} />;
    case 'inStage':
      return (
        <Stack direction="row">
          <IdleField {...fields} error={fields.faults.find(({ field }) => field === 'idle')?.message} />
        </Stack>
      );
    case 'journeyMap':
      return fields.query.format === 'flow' ? null : <LayoutField {...fields} />;
    case 'sentiment':
      return <SentimentFields {...fields} />;
    case 'counts':
      return <CountsFields {...fields} />;
    case 'journey':
      return <CustomerField {...fields} />;
    case 'annotations':
    case undefined:
      return null;
  }
}

function LayoutField({ query, change }: FieldsProps) {
  const layout = query.layout ?? 'stages';
  return (
    <Choose
      label={t('map.layout', 'Drawn as')}
      description={layoutChoices(t).find(({ value }) => value === layout)?.description}
      value={layout}
      options={layoutChoices(t)}
      onChange={(chosen) => change({ layout: unless('stages', chosen) })}
      width={30}
    />
  );
}
