import { t } from '@grafana/i18n';
import { Button, FieldValidationMessage, IconButton, Stack } from '@grafana/ui';
import { faultIn } from '../logic/backendFaults';
import { policyChoices } from '../logic/choices';
import { presetDefaults } from '../logic/presets';
import { ofParts, stepChoices } from '../logic/selectors';
import { without } from '../logic/steps';
import { Exclusion, JourneyQuery } from '../types';
import { Choose } from './fields';
import { FieldsProps } from './FieldsProps';
import { Picker } from './Picker';
import { SelectorPicker } from './SelectorPicker';
import { useFresh } from './useFresh';

/** What must not happen between two steps, and what becomes of a run where it does. */
export function ExclusionList({ query, datasource, faults, names, change }: FieldsProps) {
  const exclusions = query.exclusions ?? [];
  const usual = presetDefaults(query).exclusionPolicy;
  const save = (next: Exclusion[]) =>
    change(next.length ? { exclusions: next } : { exclusions: undefined, exclusionPolicy: undefined });
  const changeAt = (at: number, part: Partial<Exclusion>) =>
    save(exclusions.map((old, index) => (index === at ? without({ ...old, ...part }) : old)));
  const fresh = useFresh();
  const add = () => {
    fresh.add(exclusions.length);
    save([...exclusions, { touchpoint: '' }]);
  };
  const remove = (at: number) => {
    fresh.remove(at);
    save(exclusions.filter((_, index) => index !== at));
  };
  const steps = stepChoices(query.steps, names.stages);
  return (
    <Stack direction="column" gap={1}>
      {exclusions.map((exclusion, at) => {
        const error = faultIn(fresh.faults(at, faults), `exclusions[${at}]`);
        const number = at + 1;
        return (
          <div key={at} onBlur={fresh.onBlur(at)}>
            <Stack direction="row" gap={1} alignItems="center" wrap="wrap">
              <span>{t('exclusion.not', 'But not')}</span>
              <SelectorPicker
                label={t('exclusion.of', 'Excluded event {{number}}', { number })}
                selector={exclusion}
                stages={names.stages}
                datasource={datasource}
                invalid={Boolean(error)}
                onSelect={(selector) => changeAt(at, ofParts([selector]))}
              />
              <span>{t('exclusion.between', 'between')}</span>
              <Picker
                name={t('exclusion.from', 'Excluded event {{number}}: after step', { number })}
                options={steps.slice(0, -1)}
                value={steps.find(({ value }) => value === String(exclusion.from ?? 1)) ?? null}
                onPick={(from) => changeAt(at, { from: Number(from) })}
                width={32}
              />
              <span>{t('exclusion.and', 'and')}</span>
              <Picker
                name={t('exclusion.to', 'Excluded event {{number}}: before step', { number })}
                options={steps.slice(1)}
                value={steps.find(({ value }) => value === String(exclusion.to ?? steps.length)) ?? null}
                onPick={(to) => changeAt(at, { to: Number(to) })}
                width={32}
              />
              <IconButton
                name="trash-alt"
                tooltip={t('exclusion.remove', 'Remove this exclusion')}
                onClick={() => remove(at)}
              />
              {error && <FieldValidationMessage>{error}</FieldValidationMessage>}
            </Stack>
          </div>
        );
      })}
      <Stack direction="row" gap={2} alignItems="flex-end" wrap="wrap">
        <Button size="sm" variant="secondary" fill="text" icon="minus-circle" onClick={add}>
          {t('exclusion.add', 'Exclude an event')}
        </Button>
        {exclusions.length > 0 && (
          <Choose
            label={t('exclusion.policy', 'Where it happens')}
            value={query.exclusionPolicy ?? usual}
            options={policyChoices(t)}
            onChange={(policy) =>
              change({ exclusionPolicy: policy === usual ? undefined : (policy as JourneyQuery['exclusionPolicy']) })
            }
            width={32}
          />
        )}
      </Stack>
    </Stack>
  );
}
