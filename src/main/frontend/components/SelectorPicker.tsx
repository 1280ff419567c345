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

/**
 * Completes on stages of the model and on touchpoints, which are searched in the backend. Grafana puts what was typed first
 * unless an option has it as its value: so it stands last, or is the touchpoint of that very name.
 */
export function SelectorPicker({ label, selector, stages, datasource, invalid, onSelect }: Props) {
  const key = selectorKey(selector);
  const anyEvent = { value: '*', label: t('step.any-event', 'Any event'), group: t('step.anything', 'Anything') };
  const options = async (text: string) => {
    const stageGroup = t('step.stages', 'Stages');
    const touchpointGroup = t('step.touchpoints', 'Touchpoints');
    const touchpoints = await datasource.look('touchpoints', text).catch(() => []);
    const asStage = t('step.a-stage', 'Stage');
    const asTouchpoint = t('step.a-touchpoint', 'Touchpoint');
    const ofStages = search(stages, text).map(({ value, label }) => ({
      value: `stage:${value}`,
      label,
      group: stageGroup,
      ...kind(asStage, label, touchpoints),
    }));
    const ofTouchpoints = touchpoints.map(({ value, label }) => ({
      value: value === text ? value : `touchpoint:${value}`,
      label,
      group: touchpointGroup,
      ...kind(asTouchpoint, label, stages),
    }));
    // whoever types a touchpoint's very name means it, and not the stage that is called much the same
    const isTouchpoint = touchpoints.some(({ value }) => value === text);
    const found = [
      ...(isTouchpoint ? [...ofTouchpoints, ...ofStages] : [...ofStages, ...ofTouchpoints]),
      ...search(datasource.variableChoices(), text).map((choice) => ({ ...choice, group: t('step.variables', 'Variables') })),
      ...search([anyEvent], text),
    ];
    const typed = { value: text, label: text, group: t('step.typed', 'As typed'), description: asTouchpoint };
    return text === '' || found.some(({ value }) => value === text) ? found : [...found, typed];
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

/** What a name stands for, where others bear it too. */
function kind(description: string, name: string, others: Choice[]): { description?: string } {
  const same = (other: string) => other.toLocaleLowerCase() === name.toLocaleLowerCase();
  return others.some(({ label }) => same(label)) ? { description } : {};
}
