package io.klantreis.plugin.question;

import com.fasterxml.jackson.databind.JsonNode;
import io.klantreis.journey.model.CanonicalStage;
import io.klantreis.journey.model.Stage;
import io.klantreis.journey.model.StageModel;
import io.klantreis.plugin.json.JsonObject;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Reads `stage` where a question is about one stage: by id, label or alias, else the one that
/// unites the canonical stage of that name.
final class StageNames {
  private StageNames() {}

  /// The stage's id, or null where absent or wrong.
  static @Nullable String read(Reading reading) {
    String text = reading.object().name("stage");
    if (text == null) {
      return null;
    }
    StageModel model = reading.terms().scope().model();
    OptionalInt own = model.indexOf(text);
    int place =
        own.isPresent()
            ? own.getAsInt()
            : CanonicalStage.of(text).map(model::indexOf).orElse(StageModel.NO_STAGE);
    if (place != StageModel.NO_STAGE) {
      return model.stages().get(place).id();
    }
    List<String> known = model.stages().stream().map(Stage::id).toList();
    JsonNode value = reading.object().find("stage");
    String shown = value == null ? text : JsonObject.unknown(value, known);
    reading.object().fault("stage", shown + " (the stages of model " + model.id() + ")");
    return null;
  }
}
