import { t } from '@grafana/i18n';
import { Field, SecretInput, Stack } from '@grafana/ui';
import { useId } from 'react';
import { changeStore, nameFault, sslModes } from '../logic/store';
import { ids } from '../selectors';
import { Store } from '../types';
import { ConfigProps } from './ConfigProps';
import { Choose, Text } from './fields';

interface Props extends ConfigProps {
  store: Store;
}

const examples = { name: 'shop', host: 'localhost', port: '5432', schema: 'public' };

/** The fields of the chosen store, and only those. */
export function StoreFields({ options, onOptionsChange, store }: Props) {
  const change = (part: Partial<Store>) =>
    onOptionsChange({ ...options, jsonData: { ...options.jsonData, store: changeStore(store, part) } });
  switch (store.kind) {
    case 'demo':
      return null;
    case 'h2':
      return (
        <Text
          label={t('config.name', 'Name of the database')}
          value={store.name}
          placeholder={examples.name}
          onCommit={(name) => change({ name })}
          error={nameFault(store.name, t)}
          width={48}
          testId={ids.config.name}
        />
      );
    case 'postgres':
      return <PostgresFields {...{ options, onOptionsChange, store, change }} />;
  }
}

function PostgresFields({ options, onOptionsChange, store, change }: Props & { change: (part: Partial<Store>) => void }) {
  return (
    <Stack direction="column" gap={2}>
      <Stack direction="row" gap={2} wrap="wrap">
        <Text label={t('config.host', 'Host')} value={store.host} placeholder={examples.host} onCommit={(host) => change({ host })} width={32} />
        <Text
          label={t('config.port', 'Port')}
          type="number"
          value={store.port?.toString()}
          placeholder={examples.port}
          onCommit={(port) => change({ port: port ? Number(port) : undefined })}
          width={14}
        />
      </Stack>
      <Stack direction="row" gap={2} wrap="wrap">
        <Text label={t('config.database', 'Database')} value={store.database} onCommit={(database) => change({ database })} width={23} />
        <Text label={t('config.schema', 'Schema')} value={store.schema} placeholder={examples.schema} onCommit={(schema) => change({ schema })} width={23} />
      </Stack>
      <Stack direction="row" gap={2} wrap="wrap">
        <Text label={t('config.user', 'User')} value={store.user} onCommit={(user) => change({ user })} width={23} />
        <Password options={options} onOptionsChange={onOptionsChange} />
      </Stack>
      <Choose
        label={t('config.ssl', 'Encryption (sslMode)')}
        value={store.sslMode ?? 'prefer'}
        options={sslModes.map((mode) => ({ value: mode, label: mode }))}
        onChange={(sslMode) => change({ sslMode })}
        width={23}
      />
    </Stack>
  );
}

/** Write-only: once saved it is never shown again, only replaced. */
function Password({ options, onOptionsChange }: ConfigProps) {
  const id = useId();
  const { secureJsonFields, secureJsonData } = options;
  return (
    <Field label={t('config.password', 'Password')} noMargin>
      <SecretInput
        id={id}
        data-testid={ids.config.password}
        width={23}
        isConfigured={Boolean(secureJsonFields?.password)}
        value={secureJsonData?.password ?? ''}
        autoComplete="new-password"
        onChange={(event) =>
          onOptionsChange({ ...options, secureJsonData: { ...secureJsonData, password: event.currentTarget.value } })
        }
        onReset={() =>
          onOptionsChange({
            ...options,
            secureJsonFields: { ...secureJsonFields, password: false },
            secureJsonData: { ...secureJsonData, password: '' },
          })
        }
      />
    </Field>
  );
}
