import { Monaco, MonacoEditor } from '@grafana/ui';
import { useEffect, useState } from 'react';
import { placeOf } from '../logic/places';
import { querySchema } from '../logic/schema';
import { Fault } from '../types';
import { Names } from './useNames';

interface Mounted {
  editor: MonacoEditor;
  monaco: Monaco;
}

const owner = 'klantreis';

/** Tells the code editor what a question may hold, which it completes and checks, and where the faults are. */
export function useMonaco(names: Names, faults: Fault[], text: string): (editor: MonacoEditor, monaco: Monaco) => void {
  const [mounted, setMounted] = useState<Mounted>();
  useEffect(() => mounted && offerSchema(mounted, names), [mounted, names]);
  useEffect(() => {
    if (mounted) {
      showFaults(mounted, faults);
    }
  }, [mounted, faults, text]);
  return (editor, monaco) => setMounted({ editor, monaco });
}

/** For this editor's text alone: other JSON editors on the page keep what they have. */
function offerSchema({ editor, monaco }: Mounted, { models, stages }: Names): (() => void) | undefined {
  const json = monaco.languages.json?.jsonDefaults;
  const model = editor.getModel();
  if (!json || !model) {
    return undefined;
  }
  const uri = `${owner}://${model.id}`;
  const others = () => (json.diagnosticsOptions.schemas ?? []).filter((schema) => schema.uri !== uri);
  const schema = querySchema({ models: models.map(({ value }) => value), stages: stages.map(({ value }) => value) });
  json.setDiagnosticsOptions({
    ...json.diagnosticsOptions,
    validate: true,
    schemas: [...others(), { uri, fileMatch: [model.uri.toString()], schema }],
  });
  return () => json.setDiagnosticsOptions({ ...json.diagnosticsOptions, schemas: others() });
}

function showFaults({ editor, monaco }: Mounted, faults: Fault[]): void {
  const model = editor.getModel();
  if (!model) {
    return;
  }
  const markers = faults.map(({ field, message }) => {
    const { from, to } = placeOf(model.getValue(), field) ?? { from: 0, to: 1 };
    const [start, end] = [model.getPositionAt(from), model.getPositionAt(to)];
    return {
      severity: monaco.MarkerSeverity.Error,
      message: `${field}: ${message}`,
      startLineNumber: start.lineNumber,
      startColumn: start.column,
      endLineNumber: end.lineNumber,
      endColumn: end.column,
    };
  });
  monaco.editor.setModelMarkers(model, owner, markers);
}
