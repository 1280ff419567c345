import { Field, Input } from '@grafana/ui';
import { useId, useState } from 'react';
import { Choice } from '../types';
import { Picker } from './Picker';

interface ChooseProps {
  label: string;
  value: string | undefined;
  options: Choice[] | ((text: string) => Promise<Choice[]>);
  onChange: (value: string) => void;
  description?: string;
  placeholder?: string;
  error?: string;
  width?: number;
  testId?: string;
  custom?: boolean;
  /** What is read for the value where the options are searched. */
  shown?: string;
}

/** One choice of some, with its label above it. */
export function Choose({ onChange, ...rest }: ChooseProps) {
  return <Labelled {...rest} onPick={onChange} />;
}

interface ClearableProps extends Omit<ChooseProps, 'onChange'> {
  onChange: (value: string | undefined) => void;
}

/** A choice that may be left open. */
export function ChooseOrNone({ onChange, ...rest }: ClearableProps) {
  return <Labelled {...rest} onPick={onChange} onClear={() => onChange(undefined)} />;
}

interface LabelledProps extends Omit<ChooseProps, 'onChange'> {
  onPick: (value: string) => void;
  onClear?: () => void;
}

function Labelled({ label, value, options, description, placeholder, error, width = 28, testId, custom, shown, onPick, onClear }: LabelledProps) {
  const id = useId();
  const known = Array.isArray(options) ? options.find((option) => option.value === value) : undefined;
  return (
    <Field label={label} description={description} invalid={Boolean(error)} error={error} noMargin>
      <Picker
        id={id}
        data-testid={testId}
        options={options}
        value={known ?? (value ? { value, label: shown ?? value } : null)}
        placeholder={placeholder}
        onPick={onPick}
        onClear={onClear}
        createCustomValue={custom}
        width={width}
      />
    </Field>
  );
}

interface TextProps {
  label: string;
  value: string | undefined;
  onCommit: (value: string | undefined) => void;
  description?: string;
  placeholder?: string;
  error?: string;
  width?: number;
  type?: 'text' | 'number';
  testId?: string;
  disabled?: boolean;
}

/** A text that is taken when the field is left or Enter is pressed, never on each keystroke. */
export function Text({ label, value, onCommit, description, placeholder, error, width = 20, type = 'text', testId, disabled }: TextProps) {
  const id = useId();
  return (
    <Field label={label} description={description} invalid={Boolean(error)} error={error} disabled={disabled} noMargin>
      <Draft key={value ?? ''} {...{ id, value, onCommit, placeholder, width, type, testId, disabled }} invalid={Boolean(error)} />
    </Field>
  );
}

interface DraftProps extends Omit<TextProps, 'label' | 'description' | 'error'> {
  id: string;
  invalid: boolean;
}

function Draft({ id, value, onCommit, placeholder, width, type, testId, invalid, disabled }: DraftProps) {
  const [draft, setDraft] = useState(value ?? '');
  const commit = () => {
    const next = draft.trim() === '' ? undefined : draft.trim();
    if (next !== value) {
      onCommit(next);
    }
  };
  return (
    <Input
      id={id}
      data-testid={testId}
      type={type}
      width={width}
      value={draft}
      placeholder={placeholder}
      invalid={invalid}
      disabled={disabled}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={(event) => event.key === 'Enter' && commit()}
    />
  );
}
