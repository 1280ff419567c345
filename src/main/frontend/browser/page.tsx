// The editors in a page of ours, with Grafana's own components and no Grafana: browser/run.mjs opens it in Chromium.
import { createTheme, dateTime, ThemeContext } from '@grafana/data';
import { initPluginTranslations } from '@grafana/i18n';
import { GlobalStyles, PortalContainer } from '@grafana/ui';
import i18next from 'i18next';
import { ReactElement, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { ConfigEditor, QueryEditor, QueryHelp } from '../components';
import nl from '../locales/nl-NL/klantreis-journey-datasource.json';
import { fakeDataSource } from '../testing/fakeDataSource';
import { JourneyJsonData, JourneyQuery } from '../types';

interface Shown {
  part: 'query' | 'config' | 'help';
  language: string;
  theme: 'dark' | 'light';
  query?: Partial<JourneyQuery>;
  jsonData?: JourneyJsonData;
  days?: number;
}

interface Page {
  show: (shown: Shown) => Promise<void>;
  /** What the editor holds, and how often it was asked. */
  query?: JourneyQuery;
  asked: number;
  ready: boolean;
}

const plugin = 'klantreis-journey-datasource';
const page: Page = { show, asked: 0, ready: false };
const root = createRoot(document.body.appendChild(document.createElement('div')));
let shown = 0;

function Query({ query: first = {}, days = 90, language }: Shown): ReactElement {
  const [query, setQuery] = useState<JourneyQuery>({ refId: 'A', ...first });
  const [datasource] = useState(() => fakeDataSource(undefined, language));
  const [from, to] = [dateTime(0), dateTime(days * 86_400_000)];
  useEffect(() => {
    Object.assign(page, { query });
  }, [query]);
  return (
    <QueryEditor query={query} datasource={datasource} range={{ from, to, raw: { from, to } }} onChange={setQuery} onRunQuery={() => Object.assign(page, { asked: page.asked + 1 })} />
  );
}

function Config({ jsonData = {} }: Shown): ReactElement {
  const [options, setOptions] = useState({ jsonData, secureJsonFields: {} });
  return <ConfigEditor options={options as never} onOptionsChange={setOptions} />;
}

async function show(what: Shown): Promise<void> {
  await i18next.changeLanguage(what.language);
  page.asked = 0;
  const theme = createTheme({ colors: { mode: what.theme } });
  document.documentElement.lang = what.language;
  flushSync(() =>
      root.render(
      <ThemeContext.Provider value={theme}>
        <GlobalStyles />
        <PortalContainer />
        <main key={shown++} style={{ padding: 16 }}>
          {what.part === 'query' ? <Query {...what} /> : what.part === 'config' ? <Config {...what} /> : <QueryHelp onClickExample={() => undefined} query={{ refId: 'A' }} datasource={fakeDataSource()} />}
        </main>
      </ThemeContext.Provider>
    )
  );
}

initPluginTranslations(plugin).then(() => {
  i18next.addResourceBundle('nl-NL', plugin, nl);
  page.ready = true;
});
Object.assign(globalThis, { page });
