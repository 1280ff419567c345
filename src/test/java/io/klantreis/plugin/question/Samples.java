package io.klantreis.plugin.question;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.klantreis.journey.model.CanonicalStage;
import io.klantreis.journey.model.Labels;
import io.klantreis.journey.model.Language;
import io.klantreis.journey.model.Stage;
import io.klantreis.journey.model.StageModel;
import io.klantreis.journey.model.StageModels;
import io.klantreis.journey.query.JourneyQuery;
import io.klantreis.plugin.json.Fault;
import io.klantreis.plugin.json.ParseFaults;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** Two small models and a parser on them. */
final class Samples {
  static final ObjectMapper JSON = new ObjectMapper();
  static final Instant FROM = Instant.parse("2025-01-01T00:00:00Z");
  static final Instant TO = Instant.parse("2025-02-01T00:00:00Z");
  static final Instant NOW = Instant.parse("2025-02-03T10:20:47.123Z");

  static final StageModels MODELS =
      new StageModels(
          List.of(
              new StageModel(
                  "localo",
                  Labels.same("Localo"),
                  List.of(
                      stage("awareness", "Awareness", "Bewustwording", CanonicalStage.AWARENESS),
                      stage("decision", "Decision", "Besluit", CanonicalStage.DECISION),
                      stage("purchase", "Purchase", "Aankoop", CanonicalStage.PURCHASE)),
                  List.of()),
              new StageModel(
                  "steps5",
                  Labels.same("Steps"),
                  List.of(
                      stage("orientation", "Orientation", "Oriëntatie", CanonicalStage.AWARENESS),
                      stage(
                          "buying",
                          "Buying",
                          "Aankoop",
                          CanonicalStage.DECISION,
                          CanonicalStage.PURCHASE)),
                  List.of())));

  static final Defaults DEFAULTS =
      new Defaults(ZoneId.of("Europe/Amsterdam"), Language.NL, 30, 5, 100_000);

  static final QueryParser PARSER = new QueryParser(MODELS, DEFAULTS);

  private Samples() {}

  private static Stage stage(String id, String en, String nl, CanonicalStage... canonical) {
    return new Stage(id, new Labels(en, nl), List.of(en + "s"), List.of(canonical), null);
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  static Asked asked(JsonNode json) {
    return new Asked(json, "", FROM, TO, 500, NOW);
  }

  /** Parses JSON whose quotes are single ones. */
  static JourneyQuery parse(String text) {
    return PARSER.parse(asked(json(text)));
  }

  /** The faults of JSON whose quotes are single ones. */
  static List<Fault> faults(String text) {
    return catchThrowableOfType(ParseFaults.class, () -> parse(text)).faults();
  }

  static String problem(List<Fault> faults, String place) {
    return faults.stream()
        .filter(fault -> fault.place().equals(place))
        .findFirst()
        .orElseThrow()
        .problem();
  }
}
