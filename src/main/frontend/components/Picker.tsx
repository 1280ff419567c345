import { Combobox, ComboboxOption } from '@grafana/ui';
import { useEffect, useMemo, useRef } from 'react';

interface Props {
  value: ComboboxOption | null;
  options: ComboboxOption[] | ((text: string) => Promise<ComboboxOption[]>);
  onPick: (value: string) => void;
  /** Where there is one, the choice can be taken away. */
  onClear?: () => void;
  id?: string;
  'data-testid'?: string;
  'aria-labelledby'?: string;
  placeholder?: string;
  createCustomValue?: boolean;
  disabled?: boolean;
  invalid?: boolean;
  width?: number;
}

/**
 * Grafana's Combobox, which reports a choice again, also to handlers of earlier renders, whenever the option it is given
 * is another object than the one picked. Asking anew on that would never end: only another value is a choice.
 */
export function Picker({ value, options, onPick, onClear, ...rest }: Props) {
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
  return onClear ? (
    <Combobox {...rest} value={stable} options={options} isClearable onChange={(option) => pick(option?.value)} />
  ) : (
    <Combobox {...rest} value={stable} options={options} onChange={(option) => pick(option.value)} />
  );
}
