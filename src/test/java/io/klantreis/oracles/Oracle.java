package io.klantreis.oracles;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.klantreis.journey.cell.CellResult;
import io.klantreis.journey.compare.CompareResult;
import io.klantreis.journey.engine.IndexedEngine;
import io.klantreis.journey.explain.Explanation;
import io.klantreis.journey.funnel.FunnelResult;
import io.klantreis.journey.funnel.FunnelResult.Group;
import io.klantreis.journey.funnel.FunnelResult.Row;
import io.klantreis.journey.index.IndexBuilder;
import io.klantreis.journey.model.CanonicalStage;
import io.klantreis.journey.model.Labels;
import io.klantreis.journey.model.Language;
import io.klantreis.journey.model.Stage;
import io.klantreis.journey.model.StageModel;
import io.klantreis.journey.model.StageModels;
import io.klantreis.journey.query.ComparePresetsQuery;
import io.klantreis.journey.query.CustomersQuery;
import io.klantreis.journey.query.ExplainQuery;
import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.FunnelTrendQuery;
import io.klantreis.journey.query.JourneyQuery;
import io.klantreis.journey.query.TimeToConvertQuery;
import io.klantreis.journey.run.Workers;
import io.klantreis.journey.spi.QueryScope;
import io.klantreis.journey.times.TimesResult;
import io.klantreis.journey.trend.TrendResult;
import io.klantreis.plugin.question.Asked;
import io.klantreis.plugin.question.Defaults;
import io.klantreis.plugin.question.QueryParser;
import io.klantreis.testing.MemorySource;
import io.klantreis.testing.SharedFolder;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One published case being asked: its events and its question.
final class Oracle {
  static final ObjectMapper JSON = new ObjectMapper();

  private static final StageModels MODELS =
      new StageModels(
          List.of(
              new StageModel(
                  "localo",
                  Labels.same("localo"),
                  List.of(
                      new Stage(
                          "awareness",
                          Labels.same("awareness"),
                          List.of(),
                          List.of(CanonicalStage.AWARENESS),
                          null)),
                  List.of())));

  final MemorySource events = new MemorySource();
  final ObjectNode question = JSON.createObjectNode();
  Instant from = Instant.EPOCH;
  Instant to = Instant.parse("2100-01-01T00:00:00Z");

  Oracle(String preset) {
    question.put("queryType", "funnel").put("preset", preset).put("asOf", "2099-01-01T00:00:00Z");
    question.put("runs", "observed");
  }

  static JsonNode cases(String file) throws IOException {
    return JSON.readTree(SharedFolder.require("oracles/" + file).toFile());
  }

  /// Cases that the shared folder has not: published ones too, restated in the same form.
  static JsonNode ours(String file) throws IOException {
    try (InputStream in = Oracle.class.getResourceAsStream("/oracles/" + file)) {
      return JSON.readTree(requireNonNull(in, file));
    }
  }

  /// A selector of an event, with `where` as filters.
  static ObjectNode selector(String touchpoint, @Nullable JsonNode where) {
    ObjectNode selector = JSON.createObjectNode().put("touchpoint", touchpoint);
    if (where != null && !where.isEmpty()) {
      selector.set("filters", filters(where));
    }
    return selector;
  }

  static ArrayNode filters(JsonNode where) {
    ArrayNode filters = JSON.createArrayNode();
    where
        .properties()
        .forEach(entry ->
            filters
                .addObject()
                .put("key", "properties." + entry.getKey())
                .put("op", "=")
                .set("value", entry.getValue()));
    return filters;
  }

  ObjectNode step(String touchpoint, @Nullable JsonNode where) {
    ObjectNode step = selector(touchpoint, where);
    question.withArray("steps").add(step);
    return step;
  }

  JourneyQuery parse() {
    Defaults defaults = new Defaults(ZoneOffset.UTC, Language.EN, 1, 1, 1000);
    Asked asked = new Asked(question, "", from, to, 1000, Instant.parse("2099-01-01T00:00:00Z"));
    return new QueryParser(MODELS, defaults).parse(asked);
  }

  FunnelResult ask() {
    try (Workers workers = new Workers(1)) {
      return new IndexedEngine(IndexBuilder.build(events), MODELS, workers)
          .funnel((FunnelQuery) parse(), QueryScope.unbounded());
    }
  }

  /// The answer to another question about the same events.
  List<Group> ask(FunnelQuery query) {
    try (Workers workers = new Workers(1)) {
      return new IndexedEngine(IndexBuilder.build(events), MODELS, workers)
          .funnel(query, QueryScope.unbounded())
          .groups();
    }
  }

  Explanation askExplanation() {
    try (Workers workers = new Workers(1)) {
      return new IndexedEngine(IndexBuilder.build(events), MODELS, workers)
          .explain((ExplainQuery) parse(), QueryScope.unbounded());
    }
  }

  /// Who is behind a cell of the funnel, in order.
  List<String> askCustomers(int step, String state) {
    question.put("queryType", "customers");
    question.putObject("cell").put("step", step).put("state", state);
    try (Workers workers = new Workers(1)) {
      return new IndexedEngine(IndexBuilder.build(events), MODELS, workers)
          .customers((CustomersQuery) parse(), QueryScope.unbounded()).rows().stream()
              .map(CellResult.Row::key)
              .sorted()
              .toList();
    }
  }

  CompareResult askComparison() {
    try (Workers workers = new Workers(1)) {
      return new IndexedEngine(IndexBuilder.build(events), MODELS, workers)
          .comparePresets((ComparePresetsQuery) parse(), QueryScope.unbounded());
    }
  }

  TrendResult askTrend() {
    try (Workers workers = new Workers(1)) {
      return new IndexedEngine(IndexBuilder.build(events), MODELS, workers)
          .funnelTrend((FunnelTrendQuery) parse(), QueryScope.unbounded());
    }
  }

  TimesResult askTimes() {
    try (Workers workers = new Workers(1)) {
      return new IndexedEngine(IndexBuilder.build(events), MODELS, workers)
          .timeToConvert((TimeToConvertQuery) parse(), QueryScope.unbounded());
    }
  }

  static List<Long> longs(JsonNode counts) {
    List<Long> list = new ArrayList<>();
    counts.forEach(count -> list.add(count.asLong()));
    return list;
  }

  static List<Long> entered(Group group) {
    return group.rows().stream().map(Row::entered).toList();
  }
}
