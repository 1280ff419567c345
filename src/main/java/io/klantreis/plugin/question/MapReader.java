package io.klantreis.plugin.question;

import com.fasterxml.jackson.databind.JsonNode;
import io.klantreis.journey.model.StageModel;
import io.klantreis.journey.model.StageModels;
import io.klantreis.journey.query.JourneyMapQuery;
import io.klantreis.journey.query.JourneyMapQuery.Layout;
import io.klantreis.journey.query.ModelDiffQuery;
import io.klantreis.plugin.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads `journeyMap` (contract §4.6), and `modelDiff`, which looks at one journey through two
/// models.
final class MapReader {
  private static final long USUAL_WINDOW = 14 * 86_400_000L;

  private MapReader() {}

  static JourneyMapQuery read(Reading reading) {
    JsonObject object = reading.object();
    Layout layout = object.choice("layout", Names.LAYOUT, Layout.STAGES);
    var format = object.choice("format", Names.MAP_FORMAT, Names.MapFormat.TABLE);
    if (layout == Layout.FLOW) {
      object.fault("layout", "\"flow\" is a format; use \"format\": \"flow\"");
    }
    Long window = reading.positive("window");
    Long idle = reading.positive("idle");
    return new JourneyMapQuery(
        reading.terms(),
        window == null ? USUAL_WINDOW : window,
        idle,
        format == Names.MapFormat.FLOW ? Layout.FLOW : layout);
  }

  static @Nullable ModelDiffQuery diff(Reading reading, StageModels models) {
    JsonObject object = reading.object();
    String id = object.name("other");
    List<String> known = models.all().stream().map(StageModel::id).toList();
    if (id == null) {
      if (!object.has("other")) {
        object.fault("other", "is missing; use one of " + String.join(", ", known));
      } else {
        object.fault("other", "is empty; use one of " + String.join(", ", known));
      }
      return null;
    }
    Optional<StageModel> other = models.find(id);
    if (other.isEmpty()) {
      JsonNode value = object.find("other");
      object.fault("other", value == null ? id : JsonObject.unknown(value, known));
      return null;
    }
    return new ModelDiffQuery(reading.terms(), other.get());
  }
}
