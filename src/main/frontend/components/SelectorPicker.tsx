import { t } from '@grafana/i18n';
import { JourneyDataSource } from '../datasource';
import { search } from '../logic/lookups';
import { selectorKey, selectorName, selectorOf } from '../logic/selectors';
import { Choice, Selector } from '../types';
import { Picker } from './Picker';

interface Props {
  label: string;
  selector: Selector;
  stages: Choice[];
  datasource: JourneyDataSource;
  invalid?: boolean;
  onSelect: (selector: Selector) => void;
}

/** Completes on stages of the model and on touchpoints, which are searched in the backend. */
export function SelectorPicker({ label, selector, stages, datasource, invalid, onSelect }: Props) {
  const key = selectorKey(selector);
  const anyEvent = { value: '*', label: t('step.any-event', 'Any event'), group: t('step.anything', 'Anything') };
  const options = async (text: string) => {
    const stageGroup = t('step.stages', 'Stages');
    const touchpointGroup = t('step.touchpoints', 'Touchpoints');
    const touchpoints = await datasource.look('touchpoints', text).catch(() => []);
    return [
      ...search(stages, text).map(({ value, label }) => ({ value: `stage:${value}`, label, group: stageGroup })),
      ...touchpoints.map(({ value, label }) => ({ value: `touchpoint:${value}`, label, group: touchpointGroup })),
      ...search(datasource.variableChoices(), text).map((choice) => ({ ...choice, group: t('step.variables', 'Variables') })),
      ...search([anyEvent], text),
    ];
  };
  const name = key === '*' ? anyEvent.label : selectorName({ ...selector, name: undefined }, stages);
  const value = Array.isArray(selector.any) ? 'any' : key;
  return (
    <Picker
      name={label}
      options={options}
      value={value && name ? { value, label: name } : null}
      placeholder={t('step.choose', 'Touchpoint or stage')}
      onPick={(picked) => onSelect(selectorOf(picked))}
      createCustomValue
      invalid={invalid}
      width={34}
    />
  );
}
