package io.klantreis.plugin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.klantreis.journey.index.JourneyIndex;
import java.time.Instant;

/// What there is to ask, in figures.
final class Status {
  private Status() {}

  static ObjectNode of(JourneyIndex index, Settings settings) {
    ObjectNode status = JsonNodeFactory.instance.objectNode();
    status.put("store", settings.store().kind());
    if (settings.store() instanceof Settings.Store.H2 h2) {
      status.put("name", h2.name());
    }
    status.put("events", index.events());
    status.put("customers", index.customers().size());
    boolean some = index.events() > 0;
    status.put("firstEvent", some ? instant(index.firstMillis()) : null);
    status.put("lastEvent", some ? instant(index.lastMillis()) : null);
    status.put("dataVersion", Versions.of(index));
    status.put("indexBytes", index.bytes());
    return status;
  }

  private static String instant(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }
}
