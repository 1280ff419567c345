import { Combobox, ComboboxOption, MultiCombobox } from '@grafana/ui';
import { useEffect, useId, useMemo, useRef } from 'react';
import { Unseen } from './Unseen';

type Options = ComboboxOption[] | ((text: string) => Promise<ComboboxOption[]>);

interface Common {
  options: Options;
  /** Read to those who do not see, where no label stands above it. */
  name?: string;
  id?: string;
  'data-testid'?: string;
  placeholder?: string;
  createCustomValue?: boolean;
  disabled?: boolean;
  invalid?: boolean;
  width?: number;
}

interface Props extends Common {
  value: ComboboxOption | null;
  onPick: (value: string) => void;
  /** Where there is one, the choice can be taken away. */
  onClear?: () => void;
}

/**
 * Grafana's Combobox, which reports a choice again, also to handlers of earlier renders, whenever the option it is given
 * is another object than the one picked. Asking anew on that would never end: only another value is a choice.
 */
export function Picker({ value, options, onPick, onClear, name, ...rest }: Props) {
  const chosen = value?.value;
  const label = value?.label;
  const stable = useMemo(() => (chosen === undefined ? null : { value: chosen, label }), [chosen, label]);
  const latest = useRef(chosen);
  useEffect(() => {
    latest.current = chosen;
  }, [chosen]);
  const pick = (picked: string | undefined) => {
    if (picked === latest.current) {
      return;
    }
    latest.current = picked;
    if (picked === undefined) {
      onClear?.();
    } else {
      onPick(picked);
    }
  };
  const nameId = useId();
  const common = { ...rest, value: stable, options, 'aria-labelledby': name && nameId };
  return (
    <>
      {name && <Unseen id={nameId}>{name}</Unseen>}
      {onClear ? (
        <Combobox {...common} isClearable onChange={(option) => pick(option?.value)} />
      ) : (
        <Combobox {...common} onChange={(option) => pick(option.value)} />
      )}
    </>
  );
}

interface ManyProps extends Common {
  values: string[];
  onPick: (values: string[]) => void;
}

/** Several choices. */
export function ManyPicker({ values, options, onPick, name, ...rest }: ManyProps) {
  const nameId = useId();
  return (
    <>
      {name && <Unseen id={nameId}>{name}</Unseen>}
      <MultiCombobox
        {...rest}
        options={options}
        aria-labelledby={name && nameId}
        value={values.map((value) => ({ value, label: labelOf(value, options) }))}
        onChange={(picked) => onPick(picked.map(({ value }) => value))}
      />
    </>
  );
}

function labelOf(value: string, options: Options): string {
  return (Array.isArray(options) && options.find((option) => option.value === value)?.label) || value;
}
