package io.klantreis.plugin.question;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;

/// Time zones by name, as Grafana and people write them.
public final class Zones {
  /// What is allowed, for messages.
  public static final String ALLOWED = "use a name such as Europe/Amsterdam, or UTC";

  private Zones() {}

  public static Optional<ZoneId> parse(String text) {
    if (text.equalsIgnoreCase("utc")) {
      return Optional.of(ZoneId.of("UTC"));
    }
    try {
      return Optional.of(ZoneId.of(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
