import { CustomVariableSupport, DataQueryRequest, DataQueryResponse, ScopedVars } from '@grafana/data';
import { getTemplateSrv } from '@grafana/runtime';
import { from, map, Observable } from 'rxjs';
import { VariableEditor } from './components/VariableEditor';
import type { JourneyDataSource } from './datasource';
import { defaultModel } from './logic/defaults';
import { Choice, VariableQuery } from './types';

/** Dashboard variables from what the store knows: models, stages, touchpoints, or the values of any field. */
export class JourneyVariables extends CustomVariableSupport<JourneyDataSource, VariableQuery> {
  editor = VariableEditor;

  constructor(private readonly datasource: JourneyDataSource) {
    super();
  }

  getDefaultQuery(): Partial<VariableQuery> {
    return { list: 'channels' };
  }

  query({ targets, scopedVars }: DataQueryRequest<VariableQuery>): Observable<DataQueryResponse> {
    return from(this.look(targets[0], scopedVars)).pipe(
      map((choices) => ({ data: choices.map(({ value, label }) => ({ text: label, value })) }))
    );
  }

  private look({ list, model, key }: VariableQuery, scopedVars: ScopedVars): Promise<Choice[]> {
    const filled = (text = '') => getTemplateSrv().replace(text, scopedVars);
    switch (list) {
      case undefined:
        return Promise.resolve([]);
      case 'stages':
        return this.datasource.stages(filled(model ?? defaultModel));
      case 'customers':
        return this.datasource.tellingCustomers();
      case 'values':
        return key ? this.datasource.values(filled(key)) : Promise.resolve([]);
      default:
        return this.datasource.look(list);
    }
  }
}
