import { t } from '@grafana/i18n';
import { Checkbox } from '@grafana/ui';
import { changeChoices, inStageOfChoices } from '../logic/choices';
import { unless } from '../logic/defaults';
import { isFunnel, usualChange } from '../logic/questions';
import { Choose, Text } from './fields';
import { ids } from '../selectors';
import { FieldsProps } from './FieldsProps';

/** How far an alert looks back and what it compares that with; nothing means a threshold on the number itself. */
export function AlertFields({ query, faults, change }: FieldsProps) {
  const usual = usualChange(query.queryType);
  const compared = query.baseline !== undefined;
  return (
    <>
      <Text
        label={t('alert.range', 'Look back over')}
        description={t('alert.range-text', 'Until now, whatever the range at Options')}
        value={query.range}
        placeholder={t('alert.no-range', 'the range at Options')}
        onCommit={(range) => change({ range })}
        error={faults.find(({ field }) => field === 'range')?.message}
        width={30}
        testId={ids.query.range}
      />
      <Text
        label={t('alert.baseline', 'Compare with the time before')}
        description={t('alert.baseline-text', 'So long before the range; the rule is: above 0')}
        value={query.baseline}
        placeholder={t('alert.no-baseline', 'no comparison')}
        onCommit={(baseline) =>
          change(baseline ? { baseline, metric: undefined } : { ...alone(query.queryType), baseline, early: undefined, every: undefined, metric: undefined })
        }
        error={faults.find(({ field }) => field === 'baseline')?.message}
        width={30}
      />
      {compared && query.queryType === 'inStage' && (
        <Choose
          label={t('alert.of', 'What is compared')}
          value={query.of ?? usualOf}
          options={inStageOfChoices(t)}
          onChange={(of) => change({ of: unless(usualOf, of) })}
          width={32}
        />
      )}
      {compared && (
        <Choose
          label={t('funnel.metric', 'The number')}
          value={query.metric ?? usual}
          options={changeChoices(t)}
          onChange={(metric) => change({ metric: metric === usual ? undefined : metric })}
          width={32}
        />
      )}
      {compared && isFunnel(query.queryType) && (
        <Checkbox
          label={t('alert.early', 'Before windows close')}
          description={t('alert.early-text', 'Open runs are compared at the same age')}
          value={query.early ?? false}
          onChange={(event) =>
            change({ early: event.currentTarget.checked || undefined, ...(event.currentTarget.checked && { select: 'entry' }) })
          }
        />
      )}
    </>
  );
}

const usualOf = 'stuck';

/** What goes with a comparison and with nothing else. */
function alone(queryType: string | undefined): { of?: undefined } {
  return queryType === 'inStage' ? { of: undefined } : {};
}
