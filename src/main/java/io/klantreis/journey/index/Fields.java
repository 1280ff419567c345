package io.klantreis.journey.index;

import java.util.Set;

/// The names by which an event's parts are asked for.
public final class Fields {
  /// Before the name of a property, to tell it from a field.
  public static final String PROPERTIES = "properties.";

  private static final Set<String> NAMES =
      Set.of(
          "customer",
          "timestamp",
          "touchpoint",
          "event_id",
          "product",
          "channel",
          "stage",
          "persona",
          "segment",
          "campaign",
          "source",
          "rating",
          "scale",
          "sentiment",
          "emotion",
          "text",
          "kind",
          "choice",
          "options",
          "reason",
          "referred_by",
          "invited",
          "value",
          "currency",
          "cost");

  private Fields() {}

  /// The name by which a source knows a key: a field's own name, else `properties.NAME`.
  public static String resolve(String key) {
    return NAMES.contains(key) || key.startsWith(PROPERTIES) ? key : PROPERTIES + key;
  }
}
