package io.klantreis.bench;

import io.klantreis.journey.spi.EventSource;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// A reproducible log made up as it is read: customers come one to three times a year, touch each
/// of seven stages one to four times, go on by chance and look back now and then; some 14 events
/// each. The same in kind as the log that `make bench` asks databases about.
public final class SyntheticLog implements EventSource {
  static final List<String> STAGES =
      List.of(
          "awareness",
          "consideration",
          "decision",
          "purchase",
          "experience",
          "loyalty",
          "advocacy");
  private static final List<String> PLACES = List.of("web", "mail", "store");
  private static final List<String> CHANNELS =
      List.of("web", "mail", "store", "social", "phone", "app");
  private static final double[] ADVANCE = {0.72, 0.61, 0.55, 0.93, 0.42, 0.31};
  private static final double[] DWELL_HOURS = {30, 70, 26, 60, 300, 600, 200};
  private static final double HOUR = 3_600_000;
  private static final long YEAR = (long) (365 * 24 * HOUR);

  /// 2025-01-01.
  static final long BEGIN = 1_735_689_600_000L;

  private final int customers;
  private final String[] touchpoints = new String[STAGES.size() * PLACES.size()];
  private long rows = -1;

  public SyntheticLog(int customers) {
    this.customers = customers;
    for (int i = 0; i < touchpoints.length; i++) {
      touchpoints[i] = STAGES.get(i / PLACES.size()) + "_" + PLACES.get(i % PLACES.size());
    }
  }

  private final class Event implements Row {
    private final List<String> keys;
    private long number;
    private String customer = "";
    private long time;
    private int touchpoint;
    private int channel;
    private double rating;

    Event(List<String> keys) {
      this.keys = keys;
    }

    @Override
    public long number() {
      return number;
    }

    @Override
    public String customer() {
      return customer;
    }

    @Override
    public long timeMillis() {
      return time;
    }

    @Override
    public @Nullable String text(int k) {
      return switch (keys.get(k)) {
        case "touchpoint" -> touchpoints[touchpoint];
        case "stage" -> STAGES.get(touchpoint / PLACES.size());
        case "channel" -> CHANNELS.get(channel);
        default -> null;
      };
    }

    @Override
    public double number(int k) {
      return keys.get(k).equals("rating") ? rating : Double.NaN;
    }
  }

  /// The touches of one customer in time order.
  private static final class Journey {
    private final long[] packed = new long[256];
    private int size;

    void make(SplittableRandom random) {
      size = 0;
      int entries = 1 + random.nextInt(3);
      for (int entry = 0; entry < entries; entry++) {
        long time = random.nextLong(YEAR);
        int channel = random.nextInt(CHANNELS.size());
        boolean goesOn = true;
        for (int stage = 0; goesOn && stage < STAGES.size(); stage++) {
          int touches = 1 + random.nextInt(4);
          for (int touch = 0; touch < touches; touch++) {
            double mean = DWELL_HOURS[stage] * HOUR / 4;
            time += (long) (-Math.log(1 - random.nextDouble()) * mean);
            add(random, time, stage, channel);
          }
          double chance = stage < ADVANCE.length ? ADVANCE[stage] : 0;
          goesOn = random.nextDouble() < chance * (1 + (channel - 2.5) * 0.03);
        }
      }
      Arrays.sort(packed, 0, size);
    }

    private void add(SplittableRandom random, long time, int stage, int channel) {
      int seen = random.nextDouble() < 0.3 ? random.nextInt(stage + 1) : stage;
      int touchpoint = seen * PLACES.size() + random.nextInt(PLACES.size());
      int rating = random.nextDouble() < 0.15 ? 1 + random.nextInt(5) : 0;
      packed[size++] = time << 12 | touchpoint << 7 | channel << 4 | rating;
    }
  }

  @Override
  public synchronized Watermark watermark() {
    if (rows < 0) {
      SplittableRandom random = new SplittableRandom(20261122);
      Journey journey = new Journey();
      rows = 0;
      for (int customer = 0; customer < customers; customer++) {
        journey.make(random);
        rows += journey.size;
      }
    }
    return new Watermark(1, rows);
  }

  @Override
  public void read(List<String> keys, long after, long upTo, RowSink sink) {
    SplittableRandom random = new SplittableRandom(20261122);
    Journey journey = new Journey();
    Event event = new Event(keys);
    for (int customer = 0; customer < customers && event.number < upTo; customer++) {
      journey.make(random);
      event.customer = Integer.toString(customer);
      for (int i = 0; i < journey.size && event.number < upTo; i++) {
        long packed = journey.packed[i];
        event.number++;
        event.time = BEGIN + (packed >>> 12);
        event.touchpoint = (int) (packed >>> 7 & 31);
        event.channel = (int) (packed >>> 4 & 7);
        int rating = (int) (packed & 7);
        event.rating = rating == 0 ? Double.NaN : rating;
        if (event.number > after) {
          sink.row(event);
        }
      }
    }
  }

  @Override
  public Set<String> keys() {
    return new HashSet<>(List.of("touchpoint", "stage", "channel", "rating"));
  }

  @Override
  public String description() {
    return "a log made up for measuring";
  }

  @Override
  public void close() {}
}
