import { t } from '@grafana/i18n';
import { Stack } from '@grafana/ui';
import { Text } from './fields';
import { FieldsProps } from './FieldsProps';
import { StepFields } from './StepFields';

/** Which times are told, and how finely. */
export function TimesFields(fields: FieldsProps) {
  const { query, change } = fields;
  return (
    <Stack direction="row" gap={2} wrap="wrap" alignItems="flex-end">
      <StepFields {...fields} />
      {query.format !== 'curve' && (
        <Text
          label={t('times.bins', 'Bars')}
          type="number"
          value={typeof query.bins === 'number' ? String(query.bins) : undefined}
          placeholder={t('times.bins-auto', 'as many as fit')}
          onCommit={(bins) => change({ bins: bins ? Number(bins) : undefined })}
          width={20}
        />
      )}
    </Stack>
  );
}
