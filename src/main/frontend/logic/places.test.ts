import { backendFaults, faultIn } from './backendFaults';
import { placeOf, placesOf } from './places';

const text = '{\n  "queryType": "funnel",\n  "steps": [ {"stage": "a"}, {"touchpoint": "b\\"x", "any": [1, null]} ]\n}';
const at = (path: string) => {
  const place = placeOf(text, path);
  return place && text.slice(place.from, place.to);
};

describe('placeOf', () => {
  it('finds values by their path', () => {
    expect(at('queryType')).toBe('"funnel"');
    expect(at('steps[0]')).toBe('{"stage": "a"}');
    expect(at('steps[1].touchpoint')).toBe('"b\\"x"');
    expect(at('steps[1].any[1]')).toBe('null');
  });

  it('falls back on what is around a field that is not there', () => {
    expect(at('steps[1].within')).toBe('{"touchpoint": "b\\"x", "any": [1, null]}');
    expect(at('steps[7].stage')).toBe('[ {"stage": "a"}, {"touchpoint": "b\\"x", "any": [1, null]} ]');
    expect(at('window')).toBe(text);
  });

  it('finds nothing in what is no JSON', () => {
    expect(placeOf('{"a": [1, }', 'a')).toBeUndefined();
    expect(placesOf('').size).toBe(0);
  });
});

describe('backendFaults', () => {
  it('are each told with their place', () => {
    const message = 'the question has 2 faults:\n- steps[1].stage: "aankop" is unknown; use one of a, b\n- window: "14" is no duration; use: 14d';
    expect(backendFaults(message)).toEqual([
      { field: 'steps[1].stage', message: '"aankop" is unknown; use one of a, b' },
      { field: 'window', message: '"14" is no duration; use: 14d' },
    ]);
    expect(backendFaults('metric: "x" is unknown')).toEqual([{ field: 'metric', message: '"x" is unknown' }]);
  });

  it('are not made of other errors', () => {
    expect(backendFaults('Data source became unavailable: try again')).toEqual([]);
    expect(backendFaults(undefined)).toEqual([]);
  });

  it('belong to a field or to what it holds', () => {
    const faults = [{ field: 'steps[1].any[0].stage', message: 'm' }];
    expect(faultIn(faults, 'steps[1]')).toBe('m');
    expect(faultIn(faults, 'steps[1]', true)).toBeUndefined();
    expect(faultIn(faults, 'steps[10]')).toBeUndefined();
  });
});
