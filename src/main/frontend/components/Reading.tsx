import { t } from '@grafana/i18n';
import { Stack, Text as Words } from '@grafana/ui';
import { describe } from '../logic/describe';
import { plain } from '../logic/plain';
import { formatOf } from '../logic/questions';
import { drawnBy, questionChoices } from '../logic/wording';
import { ids } from '../selectors';
import { Fault } from '../types';
import { FieldsProps } from './FieldsProps';

const [open, close] = ['\u2068', '\u2069'];

interface Props extends Pick<FieldsProps, 'query' | 'datasource' | 'names'> {
  /** What keeps it from being asked; what the backend said Grafana shows itself. */
  local: Fault[];
}

/** The question in one line, what draws its answer, and why it is not asked, if it is not. */
export function Reading({ query, datasource, names, local }: Props) {
  const format = formatOf(query.queryType, query.format);
  const isBegun = query._mode !== 'json' && local.every(({ isEmpty }) => isEmpty);
  const mark = (name: string) => `${open}${name}${close}`;
  const text = describe(query, { t: plain(t), language: datasource.language, ...names, mark });
  return (
    <Stack direction="column" gap={0.25}>
      <div data-testid={ids.query.reading} aria-live="polite">
        {text.split(new RegExp(`(${open}[^${close}]*${close})`)).map((part, at) =>
          part.startsWith(open) ? <em key={at}>{part.slice(1, -1)}</em> : part
        )}
      </div>
      {format && (
        <Words variant="bodySmall" color="secondary">
          {`${questionChoices(t).find(({ value }) => value === query.queryType)?.description ?? ''}. ${drawnBy(query.queryType, format.shape, t)}`}
        </Words>
      )}
      {local.length > 0 && (
        <div role="alert" data-testid={ids.query.fault}>
          <Words variant="bodySmall" color={isBegun ? 'secondary' : 'error'}>
            {plain(t)('editor.not-sent', 'Not asked yet: {{fault}}', { fault: local[0].message })}
          </Words>
        </div>
      )}
    </Stack>
  );
}
