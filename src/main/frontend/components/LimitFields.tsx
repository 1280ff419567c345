import { t } from '@grafana/i18n';
import { Collapse, Stack } from '@grafana/ui';
import { useState } from 'react';
import { JourneyJsonData } from '../types';
import { Choose, Text } from './fields';

interface Props {
  jsonData: JourneyJsonData;
  change: (part: Partial<JourneyJsonData>) => void;
}

type Limit = 'refreshSeconds' | 'queryTimeoutSeconds' | 'maxRows' | 'minSample';

const usualVerbatims = '5';

/** Limits, and what viewers get to see of people. */
export function LimitFields({ jsonData, change }: Props) {
  const [open, setOpen] = useState(false);
  const limits: Array<{ field: Limit; label: string; description: string; usual: number }> = [
    {
      field: 'minSample',
      label: t('config.min-sample', 'Smallest sample'),
      description: t('config.min-sample-text', 'Below so many customers an alert has no data and a table says so.'),
      usual: 5,
    },
    {
      field: 'queryTimeoutSeconds',
      label: t('config.timeout', 'Longest question (s)'),
      description: t('config.timeout-text', 'A question that takes longer is stopped.'),
      usual: 30,
    },
    {
      field: 'refreshSeconds',
      label: t('config.refresh', 'New events after (s)'),
      description: t('config.refresh-text', 'How often the store is looked at for new events.'),
      usual: 30,
    },
    {
      field: 'maxRows',
      label: t('config.max-rows', 'Most rows'),
      description: t('config.max-rows-text', 'An answer is cut there, with a notice.'),
      usual: 100000,
    },
  ];
  return (
    <Collapse label={t('config.limits', 'Limits and privacy')} isOpen={open} onToggle={() => setOpen(!open)}>
      <Stack direction="column" gap={2}>
        {limits.map(({ field, label, description, usual }) => (
          <Text
            key={field}
            label={label}
            description={description}
            type="number"
            value={jsonData[field]?.toString()}
            placeholder={String(usual)}
            onCommit={(value) => change({ [field]: value ? Number(value) : undefined })}
            width={20}
          />
        ))}
        <Choose
          label={t('config.viewers', 'Viewers see customers as')}
          description={t('config.viewers-text', 'What users below Editor get for a customer’s key, in every answer.')}
          value={jsonData.privacy?.viewersSee ?? 'pseudonyms'}
          options={[
            { value: 'pseudonyms', label: t('config.pseudonyms', 'Pseudonyms') },
            { value: 'names', label: t('config.names', 'Names') },
            { value: 'nothing', label: t('config.nothing', 'Nothing') },
          ]}
          onChange={(seen) => change({ privacy: { ...jsonData.privacy, viewersSee: viewersSee(seen) } })}
          width={32}
        />
        <Text
          label={t('config.min-verbatims', 'Smallest group whose words are shown')}
          description={t('config.min-verbatims-text', 'Users below Editor see no written answers of fewer customers.')}
          type="number"
          value={jsonData.privacy?.minVerbatims?.toString()}
          placeholder={usualVerbatims}
          onCommit={(value) => change({ privacy: { ...jsonData.privacy, minVerbatims: value ? Number(value) : undefined } })}
          width={20}
        />
      </Stack>
    </Collapse>
  );
}

function viewersSee(text: string): 'pseudonyms' | 'names' | 'nothing' {
  return text === 'names' || text === 'nothing' ? text : 'pseudonyms';
}
