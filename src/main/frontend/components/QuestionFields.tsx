import { t } from '@grafana/i18n';
import { annotationsOfChoices } from '../logic/choices';
import { unless } from '../logic/defaults';
import { questionOf } from '../logic/questions';
import { CountsFields } from './CountsFields';
import { CustomerField } from './CustomerField';
import { DurationFields } from './DurationFields';
import { Choose } from './fields';
import { FunnelFields } from './FunnelFields';
import { FieldsProps } from './FieldsProps';
import { SentimentFields } from './SentimentFields';
import { InStageFields, MapFields, OtherModel } from './StageFields';

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
      return <InStageFields {...fields} />;
    case 'journeyMap':
      return <MapFields {...fields} />;
    case 'modelDiff':
      return <OtherModel {...fields} />;
    case 'sentiment':
      return <SentimentFields {...fields} />;
    case 'counts':
      return <CountsFields {...fields} />;
    case 'journey':
      return <CustomerField {...fields} />;
    case 'annotations':
      return <MarksField {...fields} />;
    case undefined:
      return null;
  }
}

function MarksField({ query, change }: FieldsProps) {
  return (
    <Choose
      label={t('marks.of', 'Marks of')}
      value={query.of ?? 'all'}
      options={annotationsOfChoices(t)}
      onChange={(of) => change({ of: unless('all', of) })}
      width={30}
    />
  );
}
