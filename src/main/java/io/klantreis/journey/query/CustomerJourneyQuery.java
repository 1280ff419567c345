package io.klantreis.journey.query;

import static java.util.Objects.requireNonNull;

/// What one customer did, stay by stay and touchpoint by touchpoint (contract §4.6, `journey`).
///
/// @param customer as the asker named them; who that is is for the plugin to find
public record CustomerJourneyQuery(Terms terms, String customer, Format format)
    implements JourneyQuery {
  public enum Format {
    TRACE,
    TIMELINE,
    LANES,
    LOGS,
    TABLE
  }

  public CustomerJourneyQuery {
    requireNonNull(terms, "terms is null");
    requireNonNull(customer, "customer is null");
    requireNonNull(format, "format is null");
  }
}
