import { t } from '@grafana/i18n';
import { attributionChoices } from '../logic/choices';
import { keyChoices, keyName, keyOf, searchKeys } from '../logic/keys';
import { search } from '../logic/lookups';
import { breakdownKeys } from '../logic/questions';
import { stepChoices } from '../logic/selectors';
import { ids } from '../selectors';
import { Breakdown } from '../types';
import { Choose, ChooseOrNone } from './fields';
import { FieldsProps } from './FieldsProps';

/** The groups that a funnel is told apart by, and which of a customer's values counts. */
export function BreakdownFields({ query, datasource, faults, names, change }: FieldsProps) {
  const { breakdown } = query;
  const save = (part: Partial<Breakdown>) => breakdown && change({ breakdown: { ...breakdown, ...part } });
  const attribution = breakdown?.attribution ?? 'first';
  const keys = async (text: string) => {
    const found = await searchKeys((wanted) => datasource.look('keys', wanted), text, t).catch(() => keyChoices(breakdownKeys, t));
    return [...found.filter(({ value }) => value !== 'customer'), ...search(datasource.variableChoices(), text)];
  };
  return (
    <>
      <ChooseOrNone
        label={t('funnel.breakdown', 'Per')}
        description={t('funnel.breakdown-text', 'Groups side by side')}
        value={breakdown?.by}
        shown={breakdown && keyName(breakdown.by, t)}
        options={keys}
        placeholder={t('funnel.no-breakdown', 'All together')}
        onChange={(by) => change({ breakdown: by ? { ...breakdown, by: keyOf(by, t) } : undefined })}
        error={faults.find(({ field }) => field.startsWith('breakdown'))?.message}
        width={24}
        testId={ids.query.breakdown}
        custom
      />
      {breakdown && (
        <Choose
          label={t('breakdown.attribution', 'In the group of')}
          description={attributionChoices(t).find(({ value }) => value === attribution)?.description}
          value={attribution}
          options={attributionChoices(t)}
          onChange={(chosen) =>
            save({
              attribution: chosen === 'first' ? undefined : (chosen as Breakdown['attribution']),
              step: chosen === 'step' ? (breakdown.step ?? 1) : undefined,
            })
          }
          width={36}
        />
      )}
      {breakdown && attribution === 'step' && (
        <Choose
          label={t('breakdown.step', 'At step')}
          value={String(breakdown.step ?? 1)}
          options={stepChoices(query.steps, names.stages)}
          onChange={(step) => save({ step: Number(step) })}
          width={32}
        />
      )}
    </>
  );
}
