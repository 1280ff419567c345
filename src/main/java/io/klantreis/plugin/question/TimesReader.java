package io.klantreis.plugin.question;

import com.fasterxml.jackson.databind.JsonNode;
import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.Metric;
import io.klantreis.journey.query.TimeToConvertQuery;
import io.klantreis.journey.query.TimeToConvertQuery.Format;
import io.klantreis.plugin.json.JsonObject;
import org.jspecify.annotations.Nullable;

/// Reads `timeToConvert` (contract §4.2b).
final class TimesReader {
  private static final int MOST_BINS = 10_000;

  private TimesReader() {}

  /// @return null where there are faults
  static @Nullable TimeToConvertQuery read(Reading reading) {
    JsonObject object = reading.object();
    Format format = object.choice("format", Names.TIMES_FORMAT, Format.HISTOGRAM);
    FunnelQuery funnel = FunnelReader.part(reading, FunnelQuery.Format.STEPS, Metric.CONVERSION);
    int from = object.integer("fromStep", 1, StepReader.MOST, 1);
    int to = object.integer("toStep", 1, StepReader.MOST, 0);
    int bins = bins(object);
    if (funnel == null) {
      return null;
    }
    int last = to == 0 ? funnel.steps().size() : to;
    StepReader.checkSpan(object, funnel, from, last);
    return new TimeToConvertQuery(funnel, from, last, bins, format);
  }

  private static int bins(JsonObject object) {
    JsonNode value = object.find("bins");
    if (value == null || (value.isTextual() && value.textValue().equals("auto"))) {
      return 0;
    }
    if (value.isTextual() && value.textValue().matches("[1-9]\\d{0,3}")) {
      return Integer.parseInt(value.textValue());
    }
    return object.integer("bins", 1, MOST_BINS, 0);
  }
}
