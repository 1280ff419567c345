import { t } from '@grafana/i18n';
import { Stack, Text as Words } from '@grafana/ui';
import { describe } from '../logic/describe';
import { plain } from '../logic/plain';
import { formatOf } from '../logic/questions';
import { drawnBy, questionChoices } from '../logic/wording';
import { ids } from '../selectors';
import { FieldsProps } from './QueryEditor';

const [open, close] = ['\u2068', '\u2069'];

/** The question in one line, what draws its answer, and why it is not asked, if it is not. */
export function Reading({ query, datasource, names, faults, local }: FieldsProps & { local: boolean }) {
  const format = formatOf(query.queryType, query.format);
  const mark = (name: string) => `${open}${name}${close}`;
  const text = describe(query, { t: plain(t), language: datasource.language, ...names, mark });
  return (
    <Stack direction="column" gap={0.25}>
      <div data-testid={ids.query.reading}>
        {text.split(new RegExp(`(${open}[^${close}]*${close})`)).map((part, at) =>
          part.startsWith(open) ? <em key={at}>{part.slice(1, -1)}</em> : part
        )}
      </div>
      {format && (
        <Words variant="bodySmall" color="secondary">
          {`${questionChoices(t).find(({ value }) => value === query.queryType)?.description ?? ''}. ${drawnBy(query.queryType, format.shape, t)}`}
        </Words>
      )}
      {faults.length > 0 && (
        <div role="alert" data-testid={ids.query.fault}>
          <Words variant="bodySmall" color="error">
            {local
              ? plain(t)('editor.not-sent', 'Not asked yet: {{fault}}', { fault: faults[0].message })
              : `${faults[0].field}: ${faults[0].message}`}
          </Words>
        </div>
      )}
    </Stack>
  );
}
