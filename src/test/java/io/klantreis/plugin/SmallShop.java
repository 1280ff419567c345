package io.klantreis.plugin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.klantreis.journey.run.Workers;
import io.klantreis.plugin.model.ModelFolder;
import io.klantreis.sdk.backend.DataSourceSettings;
import io.klantreis.sdk.backend.User;
import io.klantreis.sdk.serve.InstanceFactory;
import io.klantreis.testing.MemorySource;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * Twelve customers, few enough to follow each: eight on the web, four in the app. Everyone visits
 * on January 1st to 12th, 2025, at noon; web customers 1–6 put something in their cart an hour
 * later, and 1–3 of these buy a day after that; in the app 9 and 10 reach the cart and nobody buys.
 * Whoever buys gives stars the week after: 5, 4, 1, with a word.
 */
final class SmallShop {
  static final Instant NOW = Instant.parse("2025-02-01T00:00:10Z");
  static final User VIEWER = new User("v", "", "", "Viewer");
  static final User EDITOR = new User("e", "", "", "Editor");
  static final User ADMIN = new User("a", "", "", "Admin");

  private static final long HOUR = 3_600_000;
  private static final long NOON = Instant.parse("2025-01-01T12:00:00Z").toEpochMilli();
  private static final ObjectMapper JSON = new ObjectMapper();

  private SmallShop() {}

  static MemorySource events() {
    var events = new MemorySource();
    for (int number = 1; number <= 12; number++) {
      String customer = "c" + number;
      String channel = number <= 8 ? "web" : "app";
      long visit = NOON + (number - 1) * 24 * HOUR;
      events.add(customer, visit, "visit", "stage", "awareness", "channel", channel);
      if (number <= 6 || number == 9 || number == 10) {
        events.add(customer, visit + HOUR, "cart", "stage", "decision", "channel", channel);
      }
      if (number <= 3) {
        events.add(
            customer,
            visit + 25 * HOUR,
            "buy",
            "stage",
            "purchase",
            "channel",
            channel,
            "value",
            "10");
        String[] stars = {"5", "4", "1"};
        String[] texts = {"A chair to keep", "Sits well", "One leg was broken"};
        events.add(
            customer,
            visit + 193 * HOUR,
            "review",
            "stage",
            "experience",
            "channel",
            "email",
            "rating",
            stars[number - 1],
            "scale",
            "stars5",
            "text",
            texts[number - 1],
            "product",
            "chair");
      }
    }
    return events;
  }

  static DataSourceSettings settings(String jsonData) {
    try {
      return DataSourceSettings.of(
          // Another uid for other settings: instances are kept by it.
          "small-" + Integer.toHexString(jsonData.hashCode()),
          "Small shop",
          JSON.readTree(jsonData.replace('\'', '"')),
          Map.of("pseudonymKey", "a secret of these tests"));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(jsonData, e);
    }
  }

  /** Data sources on these events, whatever store their settings name. */
  static InstanceFactory factory(MemorySource events) {
    return source -> {
      Settings settings = SettingsReader.read(source.jsonData(), source.secureJsonData());
      return new JourneyDataSource(
          settings,
          ModelFolder.demoOnly(),
          new Workers(2),
          () -> events,
          new Audience(
              settings.viewersSee(),
              settings.minVerbatims(),
              () ->
                  Pseudonyms.of(source.secureJsonData().getOrDefault("pseudonymKey", "a secret"))),
          Clock.fixed(NOW, ZoneOffset.UTC));
    };
  }
}
