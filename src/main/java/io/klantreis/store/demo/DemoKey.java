package io.klantreis.store.demo;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the demo shop knows of an event.
enum DemoKey {
  CUSTOMER,
  TIMESTAMP,
  TOUCHPOINT,
  EVENT_ID,
  PRODUCT,
  CHANNEL,
  STAGE,
  PERSONA,
  SEGMENT,
  CAMPAIGN,
  SOURCE,
  RATING,
  SCALE,
  EMOTION,
  TEXT,
  KIND,
  CHOICE,
  OPTIONS,
  REASON,
  REFERRED_BY,
  INVITED,
  VALUE,
  CURRENCY,
  COST,
  AGE_GROUP("properties.age_group"),
  PROVINCE("properties.province"),
  DEVICE("properties.device");

  private static final Map<String, DemoKey> BY_ID = new HashMap<>();

  static {
    for (DemoKey key : values()) {
      BY_ID.put(key.id, key);
    }
  }

  private final String id;

  DemoKey() {
    this.id = name().toLowerCase(Locale.ROOT);
  }

  DemoKey(String id) {
    this.id = id;
  }

  String id() {
    return id;
  }

  static @Nullable DemoKey of(String id) {
    return BY_ID.get(id);
  }
}
