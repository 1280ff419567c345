package io.klantreis.plugin.question;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.klantreis.journey.query.ComparePresetsQuery;
import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.FunnelQuery.Preset;
import java.util.stream.Stream;

/// Writes `comparePresets`. What presets fill in is written only where the asker gave it: it would
/// else be the same under all of them.
final class CompareText {
  private CompareText() {}

  static void write(ObjectNode json, ComparePresetsQuery compared) {
    json.put("queryType", Names.COMPARE_PRESETS);
    FunnelText.part(json, compared.base());
    for (String field : CompareReader.FILLED) {
      if (!compared.given().contains(field)) {
        json.remove(field);
      }
    }
    if (compared.given().contains("modes")) {
      ArrayNode modes = json.putArray("modes");
      Stream.concat(Stream.of(compared.base()), compared.others().stream())
          .filter(funnel -> funnel.preset() == Preset.CLICKHOUSE)
          .map(FunnelQuery::modes)
          .forEach(all -> all.stream().sorted().map(Names.MODE::name).forEach(modes::add));
    }
  }
}
