import { t } from '@grafana/i18n';
import { stepChoices } from '../logic/selectors';
import { ChooseOrNone } from './fields';
import { FieldsProps } from './FieldsProps';

/** The two steps that are measured between; open means the first and the last, or all of them. */
export function StepFields({ query, faults, names, change }: FieldsProps) {
  const steps = stepChoices(query.steps, names.stages);
  const trend = query.queryType === 'funnelTrend';
  return (
    <>
      <ChooseOrNone
        label={t('between.from', 'From step')}
        value={query.fromStep?.toString()}
        options={steps.slice(0, -1)}
        placeholder={t('between.first', 'The first')}
        onChange={(step) => change({ fromStep: step ? Number(step) : undefined })}
        width={32}
      />
      <ChooseOrNone
        label={t('between.to', 'To step')}
        value={query.toStep?.toString()}
        options={steps.slice(1)}
        placeholder={trend ? t('between.each', 'Each of them') : t('between.last', 'The last')}
        onChange={(step) => change({ toStep: step ? Number(step) : undefined })}
        error={faults.find(({ field }) => field === 'toStep')?.message}
        width={32}
      />
    </>
  );
}
