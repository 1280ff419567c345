import { DataSourcePlugin } from '@grafana/data';
import { initPluginTranslations } from '@grafana/i18n';
import { ConfigEditor } from './components/ConfigEditor';
import { QueryEditor } from './components/QueryEditor';
import { JourneyDataSource } from './datasource';

await initPluginTranslations('klantreis-journey-datasource');

export const plugin = new DataSourcePlugin(JourneyDataSource).setConfigEditor(ConfigEditor).setQueryEditor(QueryEditor);
