package io.klantreis.plugin.question;

import com.fasterxml.jackson.databind.JsonNode;
import io.klantreis.journey.query.CustomerJourneyQuery;
import io.klantreis.journey.query.CustomerJourneyQuery.Format;
import io.klantreis.journey.query.Unit;
import io.klantreis.plugin.json.JsonObject;
import org.jspecify.annotations.Nullable;

/// Reads `journey` (contract §4.6).
final class CustomerReader {
  private CustomerReader() {}

  /// @return null where there are faults
  static @Nullable CustomerJourneyQuery read(Reading reading) {
    JsonObject object = reading.object();
    Format format = object.choice("format", Names.JOURNEY_FORMAT, Format.TRACE);
    String customer = object.name("customer");
    JsonNode written = object.find("customer");
    if (customer == null && (written == null || written.isTextual())) {
      object.fault("customer", "is missing; give a customer's key, or their name as you see it");
    }
    if (!(reading.terms().unit() instanceof Unit.Customer)) {
      object.fault("unit", "must be customer: a journey is of one customer");
    }
    return customer == null ? null : new CustomerJourneyQuery(reading.terms(), customer, format);
  }
}
