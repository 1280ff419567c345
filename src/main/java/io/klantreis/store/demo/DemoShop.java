package io.klantreis.store.demo;

import static java.util.Objects.requireNonNull;

import io.klantreis.journey.spi.EventSource;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// A Dutch web shop for those who have no data yet: 20,000 customers of the 365 days before today,
/// and today's newcomers as the day goes on. Read-only and the same for everyone;
/// docs/demo-store.md tells what is in it and which two problems are there to be found.
///
/// It follows its clock: an event is readable from the moment at which it happens, and on another
/// day (UTC) the shop is made anew, under another epoch. Thread-safe.
public final class DemoShop implements EventSource {
  /// How many customers came in the 365 days before today.
  static final int CUSTOMERS = 20_000;

  /// How many days ago both problems began.
  static final int TROUBLE_DAYS = 60;

  private static final long DAY = 86_400_000L;

  private final Clock clock;
  private volatile Today today;

  private record Today(long epochDay, DemoYear year) {}

  public DemoShop(Clock clock) {
    this.clock = requireNonNull(clock, "clock is null");
    this.today = make(Math.floorDiv(clock.millis(), DAY));
  }

  private static Today make(long epochDay) {
    long start = epochDay * DAY;
    DemoYear.Builder builder = new DemoYear.Builder(start - 370 * DAY, start + DAY);
    DemoRandom random = new DemoRandom();
    DemoJourney journey = new DemoJourney(builder, start - TROUBLE_DAYS * DAY, random);
    int first = DemoCustomer.firstOf(epochDay) - CUSTOMERS;
    int newest = DemoCustomer.firstOf(epochDay + 1);
    for (int number = first; number < newest; number++) {
      journey.walk(DemoCustomer.draw(number, random));
    }
    return new Today(epochDay, builder.build());
  }

  @Override
  public Watermark watermark() {
    long now = clock.millis();
    long epochDay = Math.floorDiv(now, DAY);
    Today current = today;
    if (current.epochDay != epochDay) {
      current = turnTo(epochDay);
    }
    return new Watermark(epochDay, current.year.until(now));
  }

  private synchronized Today turnTo(long epochDay) {
    if (today.epochDay != epochDay) {
      today = make(epochDay);
    }
    return today;
  }

  @Override
  public void read(List<String> keys, long after, long upTo, RowSink sink) {
    DemoYear year = today.year;
    DemoRow row = new DemoRow(year, keys);
    int end = (int) Math.min(Math.min(upTo, year.times.length), year.until(clock.millis()));
    for (int i = (int) Math.max(0, after); i < end; i++) {
      row.moveTo(i);
      sink.row(row);
    }
  }

  @Override
  public Set<String> keys() {
    Set<String> keys = new LinkedHashSet<>();
    for (DemoKey key : DemoKey.values()) {
      keys.add(key.id());
    }
    return keys;
  }

  @Override
  public String description() {
    return "demo shop";
  }

  @Override
  public void close() {}
}
