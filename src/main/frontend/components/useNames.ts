import { useEffect, useState } from 'react';
import { JourneyDataSource } from '../datasource';
import { Choice } from '../types';

export interface Names {
  models: Choice[];
  stages: Choice[];
}

/** The stage models and the stages of one of them; empty until the backend answered, or where it does not. */
export function useNames(datasource: JourneyDataSource, model: string): Names {
  const [models, setModels] = useState<Choice[]>([]);
  const [stages, setStages] = useState<Choice[]>([]);
  useEffect(() => latest(datasource.look('models'), setModels), [datasource]);
  useEffect(() => latest(datasource.stages(model), setStages), [datasource, model]);
  return { models, stages };
}

/** Hands an answer on unless another was asked for meanwhile. */
function latest(answer: Promise<Choice[]>, take: (choices: Choice[]) => void): () => void {
  let wanted = true;
  answer.then(
    (choices) => wanted && take(choices),
    () => wanted && take([])
  );
  return () => {
    wanted = false;
  };
}
