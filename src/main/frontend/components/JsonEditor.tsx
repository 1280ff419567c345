import { t } from '@grafana/i18n';
import { CodeEditor, FieldValidationMessage } from '@grafana/ui';
import { useState } from 'react';
import { fromJson, toJson } from '../logic/convert';
import { plain } from '../logic/plain';
import { ids } from '../selectors';
import { Fault, JourneyQuery } from '../types';
import { useMonaco } from './useMonaco';
import { Names } from './useNames';

interface Props {
  query: JourneyQuery;
  names: Names;
  faults: Fault[];
  replace: (query: JourneyQuery) => void;
}

/** The same question as JSON. What cannot be read stays in the editor and is not asked. */
export function JsonEditor({ query, names, faults, replace }: Props) {
  const [fault, setFault] = useState<string>();
  const text = toJson(query);
  const mounted = useMonaco(names, faults, text);
  const commit = (written: string) => {
    if (written === text) {
      setFault(undefined);
      return;
    }
    const parsed = fromJson(written, query);
    if ('fault' in parsed) {
      setFault(parsed.fault);
      return;
    }
    setFault(undefined);
    replace(parsed.query);
  };
  return (
    <div data-testid={ids.query.json}>
      <CodeEditor
        language="json"
        value={text}
        height={260}
        showMiniMap={false}
        showLineNumbers
        wordWrap
        onBlur={commit}
        onSave={commit}
        onEditorDidMount={mounted}
        monacoOptions={{ ariaLabel: t('json.label', 'The question as JSON') }}
      />
      {fault && (
        <FieldValidationMessage>{plain(t)('json.fault', 'This is no question yet: {{fault}}', { fault })}</FieldValidationMessage>
      )}
    </div>
  );
}
