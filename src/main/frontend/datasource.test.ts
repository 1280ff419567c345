import { DataQueryRequest, DataSourceInstanceSettings, ScopedVars } from '@grafana/data';
import { BackendSrvRequest, setBackendSrv, setTemplateSrv, TemplateSrv, BackendSrv } from '@grafana/runtime';
import { lastValueFrom, Observable, of } from 'rxjs';
import { JourneyDataSource } from './datasource';
import { JourneyJsonData, JourneyQuery, VariableQuery } from './types';
import { JourneyVariables } from './variables';

const settings = { id: 1, uid: 'u', type: 'klantreis-journey-datasource', name: 'K', jsonData: {}, meta: {} };

/** A backend that keeps what it was sent. */
function fakeBackend() {
  const sent: BackendSrvRequest[] = [];
  const answer = (request: BackendSrvRequest): Observable<unknown> => {
    sent.push(request);
    return of({ data: request.url.includes('/resources/') ? ['a'] : { results: {} } });
  };
  setBackendSrv({ fetch: answer } as unknown as BackendSrv);
  return sent;
}

const templates = {
  getVariables: () => [],
  replace: (text = '', vars: ScopedVars = {}) => text.replace(/\$(\w+)/g, (found, name: string) => vars[name]?.value ?? found),
  containsTemplate: () => false,
  updateTimeRange: () => undefined,
};

function open() {
  setTemplateSrv(templates as unknown as TemplateSrv);
  return new JourneyDataSource(settings as unknown as DataSourceInstanceSettings<JourneyJsonData>);
}

const request = (targets: Array<Partial<JourneyQuery>>) =>
  ({ targets, timezone: 'utc', range: undefined, scopedVars: { m: { value: 'print4' } } }) as unknown as DataQueryRequest<JourneyQuery>;

describe('JourneyDataSource', () => {
  it('sends the dashboard’s time zone and the viewer’s language with each query', async () => {
    const sent = fakeBackend();
    await lastValueFrom(open().query(request([{ refId: 'A', queryType: 'counts' }, { refId: 'B', queryType: 'funnel', timeZone: 'Asia/Tokyo' }])));
    expect(sent[0].data.queries).toMatchObject([
      { refId: 'A', timeZone: 'UTC', language: 'en' },
      { refId: 'B', timeZone: 'Asia/Tokyo' },
    ]);
  });

  it('fills variables in before sending', async () => {
    const sent = fakeBackend();
    await lastValueFrom(open().query(request([{ refId: 'A', queryType: 'counts', scope: { model: '$m' } }])));
    expect(sent[0].data.queries[0].scope).toEqual({ model: 'print4' });
  });

  it('keeps questions with a fault back', () => {
    const datasource = open();
    expect(datasource.filterQuery({ refId: 'A', queryType: 'funnel', steps: [{}] })).toBe(false);
    expect(datasource.filterQuery({ refId: 'A', queryType: 'funnel', hide: true })).toBe(false);
    expect(datasource.filterQuery({ refId: 'A', queryType: 'funnel' })).toBe(true);
  });

  it('fills dashboard variables from the store', async () => {
    const sent = fakeBackend();
    const ask = (query: VariableQuery) =>
      lastValueFrom(new JourneyVariables(open()).query({ targets: [query], scopedVars: {} } as unknown as DataQueryRequest<VariableQuery>));
    expect((await ask({ refId: 'A', list: 'channels' })).data).toEqual([{ text: 'a', value: 'a' }]);
    await ask({ refId: 'A', list: 'stages' });
    expect(sent[1].params).toMatchObject({ model: 'localo' });
    expect((await ask({ refId: 'A', list: 'values' })).data).toEqual([]);
  });

  it('looks keys and values of ad hoc filters up, bounded', async () => {
    const sent = fakeBackend();
    const datasource = open();
    expect(await datasource.getTagKeys()).toEqual([{ value: 'a', text: 'a' }]);
    expect(await datasource.getTagValues({ key: 'channel', filters: [] })).toEqual([{ value: 'a', text: 'a' }]);
    expect(sent[1].params).toMatchObject({ key: 'channel' });
  });
});
