package io.klantreis.journey.sentiment;

import io.klantreis.journey.query.Terms;
import io.klantreis.journey.run.Workers;
import io.klantreis.journey.spi.QueryScope;
import io.klantreis.journey.time.TimeAxis;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A question's intervals as slices of the responses in order of time: what lies outside the range
/// costs nothing. Each slice is counted by one thread, so the sums do not hang on threads.
final class Slices {
  /// A slice that holds more than one in so many responses takes one thread longer than all threads
  /// take for all responses as they lie, customer by customer.
  private static final int LONG = 16;

  private final FeelingsByTime byTime;
  private final int[] bounds;
  private final int existing;

  /// @param axis the intervals that are told apart, or null
  /// @param lastMillis no event after it exists
  Slices(FeelingsByTime byTime, Terms terms, @Nullable TimeAxis axis, long lastMillis) {
    this.byTime = byTime;
    this.existing = lastMillis == Long.MAX_VALUE ? byTime.size() : byTime.before(lastMillis + 1);
    int size = axis == null ? 1 : axis.size();
    this.bounds = new int[size + 1];
    for (int i = 0; i < size; i++) {
      bounds[i] = rank(axis == null ? terms.fromMillis() : axis.startMillis(i));
    }
    bounds[size] = size == 0 ? 0 : rank(terms.toMillis());
  }

  private int rank(long millis) {
    return Math.min(existing, byTime.before(millis));
  }

  private int longest() {
    int longest = 0;
    for (int i = 0; i + 1 < bounds.length; i++) {
      longest = Math.max(longest, bounds[i + 1] - bounds[i]);
    }
    return longest;
  }

  /// Whether a slice is so long that counting all responses as they lie is faster.
  boolean isLong() {
    return (long) LONG * longest() > byTime.size();
  }

  Cells collect(Slots slots, Workers workers, QueryScope scope) {
    Cells cells = new Cells(slots.groups(), bounds.length - 1, scope);
    int longest = longest();
    int first = bounds[0];
    List<SliceCount> counts =
        workers.run(
            bounds.length - 1,
            scope,
            () -> {
              scope.grow(9L * longest + 12L * slots.size());
              return new SliceCount(byTime, slots, first, longest);
            },
            (count, slice) -> count.slice(bounds[slice], bounds[slice + 1], cells, slice));
    long customers = counts.stream().mapToLong(SliceCount::customers).sum();
    int said = bounds[bounds.length - 1] - first;
    cells.count(said, customers, said);
    for (int group = 0; group < slots.groups(); group++) {
      if (slots.firstOf(group) < existing) {
        cells.see(group);
      }
    }
    return cells;
  }
}
