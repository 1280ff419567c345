import { t } from '@grafana/i18n';
import { CodeEditor, FieldValidationMessage } from '@grafana/ui';
import { useState } from 'react';
import { fromJson, toJson } from '../logic/convert';
import { plain } from '../logic/plain';
import { ids } from '../selectors';
import { JourneyQuery } from '../types';

interface Props {
  query: JourneyQuery;
  replace: (query: JourneyQuery) => void;
}

/** The same question as JSON. What cannot be read stays in the editor and is not asked. */
export function JsonEditor({ query, replace }: Props) {
  const [fault, setFault] = useState<string>();
  const commit = (text: string) => {
    if (text === toJson(query)) {
      setFault(undefined);
      return;
    }
    const parsed = fromJson(text, query);
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
        value={toJson(query)}
        height={260}
        showMiniMap={false}
        showLineNumbers
        onBlur={commit}
        onSave={commit}
      />
      {fault && (
        <FieldValidationMessage>{plain(t)('json.fault', 'This is no question yet: {{fault}}', { fault })}</FieldValidationMessage>
      )}
    </div>
  );
}
