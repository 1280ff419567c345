package io.klantreis.journey.stage;

import io.klantreis.journey.run.Population;
import io.klantreis.journey.run.StageMap;

/// The stages of codes, where codes alone tell them.
final class CodeStages {
  private CodeStages() {}

  /// Whether the codes of a question's events say in which stage they lie.
  static boolean tell(Population population) {
    StageMap stages = population.stages();
    for (int code = 0; code < population.index().codes().size(); code++) {
      if (!stages.codeTells(code)) {
        return false;
      }
    }
    return true;
  }

  /// A stage's position or a negative number for each code.
  static int[] of(Population population) {
    int[] stageOfCode = new int[population.index().codes().size()];
    for (int code = 0; code < stageOfCode.length; code++) {
      stageOfCode[code] = population.stages().ofCode(code);
    }
    return stageOfCode;
  }
}
