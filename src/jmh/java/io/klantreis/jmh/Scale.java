package io.klantreis.jmh;

import io.klantreis.journey.engine.IndexedEngine;
import io.klantreis.journey.funnel.FunnelResult;
import io.klantreis.journey.index.IndexBuilder;
import io.klantreis.journey.index.JourneyIndex;
import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.run.Workers;
import io.klantreis.journey.spi.EventSource;
import io.klantreis.journey.spi.QueryScope;
import io.klantreis.journey.twin.HandMade;
import io.klantreis.plugin.snapshot.KeptFile;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Index, funnel and snapshot at a size, without a store: `main CUSTOMERS`, some fourteen events
/// each. Events are made up while they are read, so that memory holds the index alone. Prints
/// processor time beside time, for machines on which others work.
final class Scale {
  private static final String[] TOUCHPOINTS = new String[21];
  private static final String[] CHANNELS = {"web", "mail", "store", "social", "phone", "app"};
  private static final long DAY = 86_400_000;

  static {
    for (int i = 0; i < TOUCHPOINTS.length; i++) {
      TOUCHPOINTS[i] = "t" + i;
    }
  }

  private long wall = System.nanoTime();
  private Duration processor = processor();

  private Scale() {}

  public static void main(String... args) throws IOException {
    new Scale().run(Integer.parseInt(args[0]));
  }

  private void run(int customers) throws IOException {
    JourneyIndex index = IndexBuilder.build(new MadeUp(customers));
    tell("index of %,d events", index.events());
    System.out.printf("%.2f bytes an event%n", index.bytes() / (double) index.events());
    try (Workers workers = Workers.ofThisMachine();
        var file = new KeptFile()) {
      var engine = new IndexedEngine(index, Asked.MODELS, workers);
      for (int i = 0; i < 12; i++) {
        FunnelQuery funnel =
            HandMade.funnel(30 * DAY - i, Long.MAX_VALUE / 4, "t0", "t3", "t6", "t9", "t12");
        FunnelResult result = engine.funnel(funnel, QueryScope.unbounded());
        tell("funnel of 5: %s got to the end", result.groups().get(0).rows().getLast().entered());
      }
      System.out.printf(
          "%.2f bytes an event with what is derived%n", index.bytes() / (double) index.events());
      tell("snapshot of %,d bytes written", file.save(index));
      for (int i = 0; i < 3; i++) {
        tell("snapshot of %,d events read", file.load(index).events());
      }
    }
  }

  private void tell(String what, Object value) {
    System.out.printf(
        "%s: %.3f s, processor %.3f s%n",
        what.formatted(value),
        (System.nanoTime() - wall) / 1e9,
        processor().minus(processor).toMillis() / 1e3);
    wall = System.nanoTime();
    processor = processor();
  }

  private static Duration processor() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /// Customers one after another, each with up to 27 events in a year, in time order.
  private record MadeUp(int customers) implements EventSource {
    @Override
    public Watermark watermark() {
      return new Watermark(1, Long.MAX_VALUE);
    }

    @Override
    public void read(List<String> keys, long after, long upTo, RowSink sink) {
      if (after > 0) {
        return; // there is nothing newer
      }
      var random = new SplittableRandom(20_261_126);
      var row = new MadeUpRow(keys);
      for (int customer = 0; customer < customers; customer++) {
        row.customer = Integer.toString(customer);
        row.time = random.nextLong(365 * DAY);
        int channel = random.nextInt(CHANNELS.length);
        int events = 1 + random.nextInt(27);
        for (int i = 0; i < events; i++) {
          row.number++;
          row.time += random.nextLong(4 * DAY);
          row.touchpoint = TOUCHPOINTS[Math.min(20, i / 2 * 3 / 2 + random.nextInt(6))];
          row.channel = CHANNELS[channel];
          sink.row(row);
        }
      }
    }

    @Override
    public Set<String> keys() {
      return Set.of("touchpoint", "channel");
    }

    @Override
    public String description() {
      return "made up";
    }

    @Override
    public void close() {}
  }

  private static final class MadeUpRow implements EventSource.Row {
    private final List<String> keys;
    private long number;
    private long time;
    private String customer = "";
    private String touchpoint = "";
    private String channel = "";

    MadeUpRow(List<String> keys) {
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
        case "touchpoint" -> touchpoint;
        case "channel" -> channel;
        default -> null;
      };
    }

    @Override
    public double number(int k) {
      return Double.NaN;
    }
  }
}
