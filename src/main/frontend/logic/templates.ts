import { ScopedVars } from '@grafana/data';
import { TemplateSrv } from '@grafana/runtime';
import { all, Replace } from './variables';

const reference = /^(?:\$(\w+)|\$\{(\w+)\}|\[\[(\w+)\]\])$/;

/** Fills texts in from the dashboard's variables; a text that is one variable may become several values, or all. */
export function replacer(templates: TemplateSrv, scopedVars: ScopedVars): Replace {
  return (text) => {
    const parts = reference.exec(text);
    if (!parts) {
      return templates.replace(text, scopedVars);
    }
    const name = parts[1] ?? parts[2] ?? parts[3];
    if (!(name in scopedVars) && isAll(templates, name)) {
      return all;
    }
    let values: string[] | undefined;
    const replaced = templates.replace(text, scopedVars, (value: unknown) => {
      values = Array.isArray(value) ? value.map(String) : undefined;
      return String(value);
    });
    return values ?? replaced;
  };
}

function isAll(templates: TemplateSrv, name: string): boolean {
  const variable = templates.getVariables().find((known) => known.name === name);
  const value = variable && 'current' in variable && variable.current && 'value' in variable.current ? variable.current.value : undefined;
  return value === '$__all' || (Array.isArray(value) && value.includes('$__all'));
}
