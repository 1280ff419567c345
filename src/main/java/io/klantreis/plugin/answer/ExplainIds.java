package io.klantreis.plugin.answer;

import io.klantreis.journey.explain.Explanation.Act;
import io.klantreis.journey.explain.Explanation.Ending;
import io.klantreis.journey.explain.Explanation.Why;
import io.klantreis.sdk.data.ValueMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The fixed values of an explanation: sent as ids, shown in the reader's language.
final class ExplainIds {
  private ExplainIds() {}

  /// `OUT_OF_RANGE` is sent as `outOfRange`.
  static String of(Enum<?> value) {
    StringBuilder id = new StringBuilder();
    for (String word : value.name().split("_", -1)) {
      String small = word.toLowerCase(Locale.ROOT);
      id.append(
          id.isEmpty()
              ? small
              : small.substring(0, 1).toUpperCase(Locale.ROOT) + small.substring(1));
    }
    return id.toString();
  }

  static String colour(Act act) {
    return switch (act) {
      case ENTERED -> "blue";
      case ADVANCED -> "green";
      case EXCLUDED, BROKE_ORDER, INTERRUPTED -> "red";
      case OTHER_RUN -> "purple";
      default -> "text";
    };
  }

  static List<ValueMapping> endings(Texts texts) {
    List<ValueMapping> names = new ArrayList<>();
    for (Ending ending : Ending.values()) {
      names.add(ValueMapping.text(of(ending), texts.text("end." + of(ending))));
    }
    return names;
  }

  static List<ValueMapping> whys(Texts texts) {
    List<ValueMapping> names = new ArrayList<>();
    for (Why why : Why.values()) {
      names.add(ValueMapping.text(of(why), texts.text("why." + of(why))));
    }
    return names;
  }
}
