import {
  AdHocVariableFilter,
  CoreApp,
  DataQueryRequest,
  DataQueryResponse,
  DataFrame,
  DataSourceGetTagValuesOptions,
  DataSourceInstanceSettings,
  MetricFindValue,
  ScopedVars,
} from '@grafana/data';
import { t } from '@grafana/i18n';
import { config, DataSourceWithBackend, getTemplateSrv } from '@grafana/runtime';
import { map, Observable } from 'rxjs';
import { newQuery } from './logic/defaults';
import { describe } from './logic/describe';
import { withAdHoc } from './logic/filters';
import { backendLanguage, zoneName } from './logic/language';
import { withLinks } from './logic/links';
import { choices, mostShown } from './logic/lookups';
import { migrate } from './logic/migrate';
import { plain } from './logic/plain';
import { replacer } from './logic/templates';
import { validate } from './logic/validate';
import { interpolate } from './logic/variables';
import { Choice, JourneyJsonData, JourneyQuery } from './types';
import { JourneyVariables } from './variables';

export type Lookup = 'models' | 'touchpoints' | 'keys' | 'products' | 'personas' | 'segments' | 'channels';

export class JourneyDataSource extends DataSourceWithBackend<JourneyQuery, JourneyJsonData> {
  readonly language = backendLanguage(config.bootData?.user?.language);

  /** A dashboard's annotations are the marks of this question; its frame has the fields that Grafana reads them from. */
  annotations = { getDefaultQuery: (): Partial<JourneyQuery> => ({ queryType: 'annotations' }) };

  constructor(settings: DataSourceInstanceSettings<JourneyJsonData>) {
    super(settings);
    this.variables = new JourneyVariables(this);
  }

  getDefaultQuery(app: CoreApp): Partial<JourneyQuery> {
    return newQuery(app);
  }

  /** A question with a fault stays here: the editor shows the fault at its field. */
  filterQuery(query: JourneyQuery): boolean {
    return !query.hide && Boolean(query.queryType) && validate(query, t).length === 0;
  }

  query(request: DataQueryRequest<JourneyQuery>): Observable<DataQueryResponse> {
    const timeZone = zoneName(request.timezone);
    const targets = request.targets.map((query) => ({ timeZone, language: this.language, ...migrate(query) }));
    return super.query({ ...request, targets }).pipe(map((answer) => ({ ...answer, data: this.linked(answer.data, request) })));
  }

  applyTemplateVariables(query: JourneyQuery, scopedVars: ScopedVars, adHoc: AdHocVariableFilter[] = []): JourneyQuery {
    return withAdHoc(interpolate(query, replacer(getTemplateSrv(), scopedVars)), adHoc);
  }

  getQueryDisplayText(query: JourneyQuery): string {
    return describe(query, { t: plain(t), language: this.language, models: [], stages: [] });
  }

  /** Names to choose from, in the viewer's language; the backend bounds the list. */
  async look(path: Lookup, text = ''): Promise<Choice[]> {
    return choices(await this.getResource(path, this.asked({ search: text })));
  }

  async stages(model: string): Promise<Choice[]> {
    return choices(await this.getResource('stages', this.asked({ model })));
  }

  async values(key: string, text = ''): Promise<Choice[]> {
    return choices(await this.getResource('values', this.asked({ key, search: text })));
  }

  /** Customers to open a dashboard on: of those who came last, the ones with most to tell first. */
  async tellingCustomers(): Promise<Choice[]> {
    return choices(await this.getResource('values', { ...this.asked({ key: 'customer', order: 'busiest' }), limit: 1000 }));
  }

  async getTagKeys(): Promise<MetricFindValue[]> {
    return (await this.look('keys')).map(({ value, label }) => ({ value, text: label }));
  }

  async getTagValues({ key }: DataSourceGetTagValuesOptions<JourneyQuery>): Promise<MetricFindValue[]> {
    return (await this.values(key)).map(({ value, label }) => ({ value, text: label }));
  }

  /** The dashboard's variables as choices. */
  variableChoices(): Choice[] {
    return getTemplateSrv()
      .getVariables()
      .map(({ name, label }) => ({ value: `\${${name}}`, label: `$${name}`, description: label ?? undefined }));
  }

  private linked(frames: DataFrame[], { targets, scopedVars, filters, range }: DataQueryRequest<JourneyQuery>): DataFrame[] {
    const to = { uid: this.uid, name: this.name, range };
    return frames.map((frame) => {
      const asked = targets.find(({ refId }) => refId === frame.refId);
      return asked && frame.fields ? withLinks(frame, this.applyTemplateVariables(asked, scopedVars, filters), to, t) : frame;
    });
  }

  private asked(parameters: Record<string, string>): Record<string, string | number> {
    const given = Object.entries(parameters).filter(([, value]) => value !== '');
    return { ...Object.fromEntries(given), language: this.language, limit: mostShown };
  }
}
