import { JourneyDataSource } from '../datasource';
import { Fault, JourneyQuery } from '../types';
import { Names } from './useNames';

/** What the fields of one question get; a change is a part of the question, undefined takes a field out. */
export interface FieldsProps {
  query: JourneyQuery;
  datasource: JourneyDataSource;
  names: Names;
  /** What is wrong with it: here, or, where nothing is, as the backend said. */
  faults: Fault[];
  change: (part: Partial<JourneyQuery>) => void;
}
