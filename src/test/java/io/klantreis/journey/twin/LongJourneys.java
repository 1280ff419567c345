package io.klantreis.journey.twin;

import io.klantreis.journey.query.Scope;
import io.klantreis.journey.query.Terms;
import io.klantreis.journey.query.Unit;
import io.klantreis.testing.MemorySource.Event;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/// Random journeys over hours to months around a clock change, and questions about their intervals.
final class LongJourneys {
  private LongJourneys() {}

  /// Several random cases one after another.
  static List<Event> events(RandomCase random) {
    long tick = random.one(60_000L, 600_000L, 7_200_000L);
    long begin =
        Instant.parse(random.one("2025-03-29T12:00:00Z", "2025-10-25T20:00:00Z")).toEpochMilli();
    List<Event> events = new ArrayList<>();
    int parts = 1 + random.random.nextInt(60);
    for (int part = 0; part < parts; part++) {
      begin += tick * random.random.nextInt(20);
      for (Event event : random.events()) {
        long time = begin + event.timeMillis() * tick;
        events.add(new Event(event.customer(), time, event.fields()));
      }
    }
    return events;
  }

  /// A question about them, mostly a plain one.
  static Terms terms(RandomCase random, List<Event> events) {
    Terms drawn = random.terms();
    boolean plain = random.chance(0.6);
    Scope scope = drawn.scope();
    long first = events.stream().mapToLong(Event::timeMillis).min().orElse(0);
    long last = events.stream().mapToLong(Event::timeMillis).max().orElse(0);
    long some = 1 + (last - first) / 3;
    boolean whole = random.chance(0.5);
    long from = whole ? first - 1 : first + random.random.nextLong(some);
    long to = whole ? last + 1 : last - random.random.nextLong(some) + 1;
    return new Terms(
        plain ? new Scope(scope.model(), null, null, null, List.of(), scope.filtersOn()) : scope,
        plain ? new Unit.Customer() : drawn.unit(),
        from,
        Math.max(from, to),
        random.chance(0.7) ? last + 5 : last - random.random.nextLong(some),
        ZoneId.of(random.one("Europe/Amsterdam", "UTC", "Asia/Kathmandu", "America/St_Johns")),
        drawn.language(),
        1 + random.random.nextInt(3));
  }
}
