import { t } from '@grafana/i18n';
import { Collapse, IconButton, Stack, Text as Words } from '@grafana/ui';
import { useState } from 'react';
import { furtherColumns, mapColumn, requiredColumns } from '../logic/store';
import { JourneyJsonData } from '../types';
import { Choose, Text } from './fields';

interface Props {
  jsonData: JourneyJsonData;
  change: (part: Partial<JourneyJsonData>) => void;
}

const examples = { table: 'shop.events', customer: 'user_id', timestamp: 'at', touchpoint: 'event_name' };

/** Events that lie in a table of one's own: which column is what. It is read, never written. */
export function TableFields({ jsonData, change }: Props) {
  const { events } = jsonData;
  const [open, setOpen] = useState(Boolean(events));
  const map = (field: string, column: string | undefined) => change({ events: mapColumn(events, field, column) });
  const mapped = furtherColumns.filter((field) => events?.[field]);
  const [added, setAdded] = useState<string[]>([]);
  const shown = [...mapped, ...added.filter((field) => !events?.[field])];
  return (
    <Collapse label={t('config.table', 'Events in a table of your own')} isOpen={open} onToggle={() => setOpen(!open)}>
      <Stack direction="column" gap={2}>
        <Words color="secondary">
          {t('config.table-text', 'Name the table or view, and the column for each part of an event. It is read, never written. Leave all empty for events that were imported.')}
        </Words>
        <Stack direction="row" gap={2} wrap="wrap">
          {requiredColumns.map((field) => (
            <Text
              key={field}
              label={columnName(field)}
              value={events?.[field]}
              placeholder={examples[field]}
              onCommit={(column) => map(field, column)}
              error={events && !events[field] ? t('config.column-missing', 'Needed') : undefined}
              width={24}
            />
          ))}
        </Stack>
        <Stack direction="row" gap={2} wrap="wrap" alignItems="flex-end">
          {shown.map((field) => (
            <Stack key={field} direction="row" gap={0.5} alignItems="flex-end">
              <Text label={field} value={events?.[field]} onCommit={(column) => map(field, column)} width={20} />
              <IconButton
                name="trash-alt"
                tooltip={t('config.column-remove', 'Read this column no longer')}
                onClick={() => {
                  setAdded(added.filter((old) => old !== field));
                  map(field, undefined);
                }}
              />
            </Stack>
          ))}
          <Choose
            label={t('config.column-add', 'Another column')}
            value={undefined}
            placeholder={t('config.column-choose', 'Part of an event')}
            options={furtherColumns.filter((field) => !shown.includes(field)).map((field) => ({ value: field, label: field }))}
            onChange={(field) => setAdded([...added, field])}
            width={30}
          />
        </Stack>
      </Stack>
    </Collapse>
  );
}

function columnName(field: (typeof requiredColumns)[number]): string {
  switch (field) {
    case 'table':
      return t('config.column-table', 'Table or view');
    case 'customer':
      return t('config.column-customer', 'Column of the customer');
    case 'timestamp':
      return t('config.column-time', 'Column of the time');
    case 'touchpoint':
      return t('config.column-touchpoint', 'Column of the touchpoint');
  }
}
