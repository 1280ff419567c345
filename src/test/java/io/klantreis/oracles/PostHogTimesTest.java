package io.klantreis.oracles;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.klantreis.journey.times.Bins;
import io.klantreis.journey.times.TimesResult.Histogram;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// PostHog's own histograms of conversion times come out under preset `posthog`.
class PostHogTimesTest {
  private final List<String> wrong = new ArrayList<>();

  @Test
  void histogramCases_underThePosthogPreset_giveTheirBins() throws IOException {
    int asked = askAll(Oracle.cases("posthog_funnels.json"));
    assertThat(wrong).isEmpty();
    assertThat(asked).isGreaterThanOrEqualTo(4);
  }

  @Test
  void moreHistogramCases_underThePosthogPreset_giveTheirBins() throws IOException {
    int asked = askAll(Oracle.ours("posthog_more.json"));
    assertThat(wrong).isEmpty();
    assertThat(asked).isEqualTo(2);
  }

  private int askAll(JsonNode file) {
    int asked = 0;
    for (JsonNode one : file.get("cases")) {
      JsonNode query = one.get("query");
      if (!query.path("viz").asText().equals("time_to_convert") || one.has("disputed")) {
        continue;
      }
      asked++;
      Oracle oracle = PostHogCase.of(one, "posthog");
      ObjectNode question = oracle.question;
      int last = query.get("steps").size();
      question.put("queryType", "timeToConvert");
      question.put("fromStep", query.path("from_step").asInt(0) + 1);
      question.put("toStep", query.path("to_step").asInt(last - 1) + 1);
      if (query.has("bin_count")) {
        question.put("bins", query.get("bin_count").asInt());
      }
      List<String> wanted = new ArrayList<>();
      one.get("expected")
          .get("bins")
          .forEach(bin -> wanted.add(bin.get(0).asLong() * 1000 + ": " + bin.get(1).asLong()));
      List<String> got = bins((Histogram) oracle.askTimes());
      if (!got.equals(wanted)) {
        wrong.add(one.get("id").asText() + ": expected " + wanted + " but was " + got);
      }
    }
    return asked;
  }

  private static List<String> bins(Histogram histogram) {
    Bins bins = Objects.requireNonNull(histogram.bins());
    List<String> got = new ArrayList<>();
    for (int bin = 0; bin < bins.count(); bin++) {
      got.add(bins.from(bin) + ": " + histogram.groups().getFirst().counts()[bin]);
    }
    return got;
  }
}
