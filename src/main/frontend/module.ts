import { DataSourcePlugin } from '@grafana/data';
import { initPluginTranslations } from '@grafana/i18n';
import * as parts from './components';
import { JourneyDataSource } from './datasource';
await initPluginTranslations('klantreis-journey-datasource');
export const plugin = new DataSourcePlugin(JourneyDataSource)
  .setConfigEditor(parts.ConfigEditor)
  .setQueryEditor(parts.QueryEditor)
  .setQueryEditorHelp(parts.QueryHelp);
