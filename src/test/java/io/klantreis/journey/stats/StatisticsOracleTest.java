package io.klantreis.journey.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.klantreis.testing.SharedData;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The published cases of shared/oracles/statistics.json, each by the function that answers it.
class StatisticsOracleTest {
  /// The file's own tolerance.
  private static final Offset<Double> NEAR = within(5e-4);

  /// Cases of questions that do not exist yet (attribution).
  private static final List<String> LATER = List.of("att-01", "att-02", "shp-01");

  static Stream<JsonNode> cases() {
    return StreamSupport.stream(
            SharedData.json("oracles/statistics.json").get("cases").spliterator(), false)
        .filter(node -> !LATER.contains(node.get("id").asText()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void publishedCase(JsonNode oracle) {
    JsonNode data = oracle.get("data");
    JsonNode expected = oracle.get("expected");
    String kind = oracle.get("id").asText().replaceAll("-.*", "");
    switch (kind) {
      case "km" -> survival(data, expected);
      case "ci" -> interval(data, expected);
      case "dif" -> difference(data, expected);
      case "fis" -> fisher(data, expected);
      case "hyp" -> hypergeometric(data, expected);
      case "nps" -> nps(data, expected);
      case "csat" -> csat(data, expected);
      case "qnt" -> quantiles(data, expected);
      default -> throw new AssertionError("no function for case " + oracle);
    }
  }

  private static void survival(JsonNode data, JsonNode expected) {
    if (expected.has("chi2")) {
      TestResult test =
          LogRankTest.test(
              Freireich.TREATED_ENDED.clone(),
              Freireich.TREATED_OPEN.clone(),
              Freireich.PLACEBO.clone(),
              new long[0]);
      assertThat(test.statistic()).isCloseTo(expected.get("chi2").asDouble(), NEAR);
      assertThat(test.p()).isCloseTo(expected.get("p").asDouble(), within(5e-9));
      return;
    }
    long[] ended = stays(data, 1);
    KaplanMeier curve = KaplanMeier.of(ended, stays(data, 0));
    assertThat(curve.quantile(0.5).value()).isEqualTo(expected.get("median").asDouble());
    if (expected.has("mean")) {
      assertThat(curve.restrictedMean(curve.longest()).value())
          .isCloseTo(expected.get("mean").asDouble(), NEAR);
    }
    expected
        .properties()
        .forEach(property -> {
          if (property.getKey().startsWith("rmst_")) {
            long horizon = Long.parseLong(property.getKey().substring(5));
            assertThat(curve.restrictedMean(horizon).value())
                .isCloseTo(property.getValue().asDouble(), NEAR);
          }
        });
    expected
        .path("S")
        .properties()
        .forEach(point ->
            assertThat(
                    curve.survival(Long.parseLong(point.getKey()), KaplanMeier.Band.PLAIN).value())
                .isCloseTo(point.getValue().asDouble(), NEAR));
  }

  private static long[] stays(JsonNode data, int left) {
    List<Long> stays = new ArrayList<>();
    for (int i = 0; i < data.get("time").size(); i++) {
      if (data.get("left_stage").get(i).asInt() == left) {
        stays.add(data.get("time").get(i).asLong());
      }
    }
    return stays.stream().mapToLong(Long::longValue).toArray();
  }

  private static void interval(JsonNode data, JsonNode expected) {
    long converted = data.get("converted").asLong();
    long entered = data.get("entered").asLong();
    assertBounds(Proportions.wilson(converted, entered), expected.get("wilson"));
    assertBounds(Proportions.clopperPearson(converted, entered), expected.get("clopper_pearson"));
  }

  private static void difference(JsonNode data, JsonNode expected) {
    long after = data.get("after").get(0).asLong();
    long afterAll = data.get("after").get(1).asLong();
    long before = data.get("before").get(0).asLong();
    long beforeAll = data.get("before").get(1).asLong();
    Estimate difference = Proportions.difference(after, afterAll, before, beforeAll);
    assertThat(difference.value()).isCloseTo(expected.get("diff").asDouble(), NEAR);
    assertBounds(difference, expected.get("newcombe"));
    TestResult test = Proportions.zTest(after, afterAll, before, beforeAll);
    assertThat(test.statistic()).isCloseTo(expected.get("pooled_z").asDouble(), NEAR);
    assertThat(test.p()).isCloseTo(expected.get("p").asDouble(), within(5e-6));
  }

  private static void fisher(JsonNode data, JsonNode expected) {
    JsonNode table = data.get("table");
    TestResult test =
        Proportions.fisher(
            table.get(0).get(0).asInt(),
            table.get(0).get(1).asInt(),
            table.get(1).get(0).asInt(),
            table.get(1).get(1).asInt());
    assertThat(test.statistic()).isCloseTo(expected.get("odds_ratio").asDouble(), NEAR);
    assertThat(test.p()).isCloseTo(expected.get("p_two_sided").asDouble(), NEAR);
  }

  private static void hypergeometric(JsonNode data, JsonNode expected) {
    double pmf =
        Proportions.hypergeometric(
            data.get("N").asInt(),
            data.get("K").asInt(),
            data.get("n").asInt(),
            data.get("k").asInt());
    assertThat(pmf).isCloseTo(expected.get("pmf").asDouble(), within(5e-10));
  }

  private static void nps(JsonNode data, JsonNode expected) {
    if (data.get("promoters").isTextual()) {
      // Shares 1/2, 1/3, 1/6 of 324 answers.
      assertThat(Nps.score(162, 108, 54)).isCloseTo(100 * expected.get("nps").asDouble(), NEAR);
      assertThat(Nps.standardError(162, 108, 54))
          .isCloseTo(expected.get("se_n_324_pct").asDouble(), within(5e-3));
      return;
    }
    long promoters = data.get("promoters").asLong();
    long passives = data.get("passives").asLong();
    long detractors = data.get("detractors").asLong();
    assertThat(Nps.score(promoters, passives, detractors))
        .isEqualTo(expected.get("nps").asDouble());
    double error = Nps.standardError(promoters, passives, detractors);
    assertThat(error).isCloseTo(expected.get("se").asDouble(), NEAR);
    // The source multiplies by 1.96.
    assertThat(1.96 * error).isCloseTo(expected.get("moe95").asDouble(), NEAR);
  }

  private static void csat(JsonNode data, JsonNode expected) {
    Moments moments = new Moments();
    int top = 0;
    for (JsonNode rating : data.get("ratings")) {
      moments.add(rating.asDouble());
      top += rating.asInt() >= 4 ? 1 : 0;
    }
    Estimate share = Proportions.wilson(top, data.get("ratings").size());
    assertThat(100 * share.value()).isCloseTo(expected.get("top2_pct").asDouble(), NEAR);
    assertBounds(share, expected.get("wilson95"));
    assertThat(moments.mean()).isCloseTo(expected.get("mean").asDouble(), NEAR);
  }

  private static void quantiles(JsonNode data, JsonNode expected) {
    long[] x =
        StreamSupport.stream(data.get("x").spliterator(), false)
            .mapToLong(JsonNode::asLong)
            .toArray();
    expected
        .properties()
        .forEach(property -> {
          double q =
              property.getKey().equals("median")
                  ? 0.5
                  : Double.parseDouble("0." + property.getKey().substring(1));
          assertThat(Quantiles.of(x, q)).isCloseTo(property.getValue().asDouble(), NEAR);
        });
  }

  private static void assertBounds(Estimate estimate, JsonNode bounds) {
    assertThat(estimate.low()).isCloseTo(bounds.get(0).asDouble(), NEAR);
    assertThat(estimate.high()).isCloseTo(bounds.get(1).asDouble(), NEAR);
  }
}
