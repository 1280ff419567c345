import { t } from '@grafana/i18n';
import { config } from '@grafana/runtime';
import { Divider, Field, RadioButtonGroup, Stack, Text as Words, TimeZonePicker } from '@grafana/ui';
import { useEffect } from 'react';
import { languageChoices } from '../logic/choices';
import { backendLanguage, zoneName } from '../logic/language';
import { chooseStore } from '../logic/store';
import { ids } from '../selectors';
import { JourneyJsonData, Store, StoreKind } from '../types';
import { ConfigProps } from './ConfigProps';
import { ChooseOrNone } from './fields';
import { LimitFields } from './LimitFields';
import { StoreFields } from './StoreFields';
import { TableFields } from './TableFields';

/** Save & test below it is Grafana's own. */
export function ConfigEditor({ options, onOptionsChange }: ConfigProps) {
  const { jsonData } = options;
  const store: Store = jsonData.store ?? { kind: 'demo' };
  const change = (part: Partial<JourneyJsonData>) => onOptionsChange({ ...options, jsonData: { ...jsonData, ...part } });
  const isNew = !jsonData.store && !jsonData.language;
  useEffect(() => {
    // It speaks the language of whoever adds it: what Save & test and alerts say has no viewer of its own.
    if (isNew) {
      onOptionsChange({ ...options, jsonData: { ...jsonData, store: { kind: 'demo' }, language: backendLanguage(config.bootData?.user?.language) } });
    }
  }, [isNew, jsonData, options, onOptionsChange]);
  return (
    <div data-testid={ids.config.page}>
      <Stack direction="column" gap={2}>
        <Words element="h3">{t('config.store', 'Where the journeys are')}</Words>
        <Field label={t('config.kind', 'Store')} description={kindText(store.kind)} noMargin>
          <div data-testid={ids.config.store}>
            <RadioButtonGroup
              aria-label={t('config.kind', 'Store')}
              options={kindOptions()}
              value={store.kind}
              onChange={(kind) => change({ store: chooseStore(store, kind), events: kind === 'postgres' ? jsonData.events : undefined })}
            />
          </div>
        </Field>
        <StoreFields options={options} onOptionsChange={onOptionsChange} store={store} />
        {store.kind === 'postgres' && <TableFields jsonData={jsonData} change={change} />}
        <Divider />
        <Words element="h3">{t('config.reading', 'How answers read')}</Words>
        <Field
          label={t('config.zone', 'Time zone')}
          description={t('config.zone-text', 'For days and weeks where a dashboard names no zone, as alert rules do.')}
          noMargin
        >
          <TimeZonePicker
            width={48}
            value={jsonData.timeZone}
            onChange={(zone) => change({ timeZone: zone ? zoneName(zone) : undefined })}
          />
        </Field>
        <ChooseOrNone
          label={t('config.language', 'Language')}
          description={t('config.language-text', 'For names and messages where no viewer is there to read them, as in alerts.')}
          value={jsonData.language}
          options={languageChoices(t)}
          placeholder={t('config.english', 'English')}
          onChange={(language) => change({ language })}
          width={48}
          testId={ids.config.language}
        />
        <Divider />
        <LimitFields jsonData={jsonData} change={change} />
      </Stack>
    </div>
  );
}

function kindOptions(): Array<{ value: StoreKind; label: string }> {
  return [
    { value: 'demo', label: t('config.demo', 'Demo shop') },
    { value: 'h2', label: t('config.h2', 'Own database (H2)') },
    { value: 'postgres', label: t('config.postgres', 'PostgreSQL') },
  ];
}

function kindText(kind: StoreKind): string {
  switch (kind) {
    case 'demo':
      return t('config.demo-text', 'A year of 20,000 customers of a made-up web shop; nothing to install.');
    case 'h2':
      return t('config.h2-text', 'A database in the plugin’s data folder, filled with “klantreis import” or over HTTP.');
    case 'postgres':
      return t('config.postgres-text', 'A PostgreSQL server that you keep.');
  }
}
