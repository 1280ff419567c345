import { DataSourcePluginOptionsEditorProps } from '@grafana/data';
import { JourneyJsonData, JourneySecureJsonData } from '../types';

export type ConfigProps = DataSourcePluginOptionsEditorProps<JourneyJsonData, JourneySecureJsonData>;
