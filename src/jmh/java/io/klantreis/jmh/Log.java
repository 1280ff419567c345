package io.klantreis.jmh;

import io.klantreis.testing.MemorySource;
import io.klantreis.testing.SharedData;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Events to measure with, and a funnel to ask of them.
public enum Log {
  /// Short journeys that take the steps in order.
  BEST("a", "b", "c"),
  /// Twenty events a customer, most of them not of the funnel.
  TYPICAL("a", "b", "c"),
  /// Few customers with long journeys in which every event may begin a run, many at the same time.
  WORST("a", "b", "a"),
  /// A service desk's tickets, where the shared folder is there.
  REAL("New", "Resolved", "Closed");

  private static final long DAY = 86_400_000;
  private static final String[] TOUCHPOINTS = {"a", "b", "c", "d", "e", "f", "g", "h"};
  private static final String[] CHANNELS = {"web", "app", "store"};
  private static final DateTimeFormatter DAY_FIRST = DateTimeFormatter.ofPattern("d/M/yyyy HH:mm");

  private final List<String> steps;

  Log(String... steps) {
    this.steps = List.of(steps);
  }

  public List<String> steps() {
    return steps;
  }

  public long windowMillis() {
    return this == TYPICAL ? 90 * DAY : 30 * DAY;
  }

  /// About so many events; the real ones are as many as they are.
  public MemorySource events(int count) {
    MemorySource source = new MemorySource();
    Random random = new Random(20_261_126);
    switch (this) {
      case BEST -> {
        for (int customer = 0; customer < count / 3; customer++) {
          long at = random.nextInt(300) * DAY;
          for (int k = 0; k < 3; k++) {
            add(source, random, customer, at + k * DAY / 4, steps.get(k));
          }
        }
      }
      case TYPICAL -> fill(source, random, count, Math.max(1, count / 20), TOUCHPOINTS.length, 1);
      case WORST -> fill(source, random, count, Math.max(1, count / 2_000), 2, DAY);
      case REAL -> tickets(source);
    }
    return source;
  }

  private static void fill(
      MemorySource source, Random random, int count, int customers, int touchpoints, long grain) {
    for (int i = 0; i < count; i++) {
      long at = random.nextLong(365 * DAY) / grain * grain;
      add(source, random, random.nextInt(customers), at, TOUCHPOINTS[random.nextInt(touchpoints)]);
    }
  }

  private static void add(
      MemorySource source, Random random, int customer, long at, String touchpoint) {
    String channel = CHANNELS[random.nextInt(CHANNELS.length)];
    if (random.nextInt(7) == 0) {
      String mark = Integer.toString(1 + random.nextInt(5));
      source.add(
          "c" + customer, at, touchpoint, "channel", channel, "rating", mark, "scale", "csat5");
    } else {
      source.add("c" + customer, at, touchpoint, "channel", channel);
    }
  }

  private static void tickets(MemorySource source) {
    List<List<String>> records =
        new ArrayList<>(SharedData.csv("data/uci-incident-log/incident_event_log.csv.gz"));
    int at = records.get(0).indexOf("sys_updated_at");
    for (List<String> record : records.subList(1, records.size())) {
      long millis =
          LocalDateTime.parse(record.get(at), DAY_FIRST).toInstant(ZoneOffset.UTC).toEpochMilli();
      source.add(record.get(0), millis, record.get(1));
    }
  }
}
