package io.klantreis.journey.run;

import io.klantreis.journey.index.Codes;
import io.klantreis.journey.model.StageModel;
import io.klantreis.journey.model.StageModels;

/// In which stage of one model the events of each code lie.
public final class StageMap {
  private final StageModel model;
  private final int[] stages;

  private StageMap(StageModel model, int[] stages) {
    this.model = model;
    this.stages = stages;
  }

  public static StageMap of(StageModels models, StageModel model, Codes codes) {
    int[] stages = new int[codes.size()];
    for (int code = 0; code < stages.length; code++) {
      stages[code] = models.stageOf(model, codes.touchpoint(code), codes.stage(code));
    }
    return new StageMap(model, stages);
  }

  public StageModel model() {
    return model;
  }

  /// The position of a code's stage, or {@link StageModel#NO_STAGE}.
  public int stage(int code) {
    return stages[code];
  }
}
