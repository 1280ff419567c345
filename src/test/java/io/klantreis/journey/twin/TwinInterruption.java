package io.klantreis.journey.twin;

import io.klantreis.journey.query.FunnelQuery.Mode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where the modes `strict_deduplication` and `strict_order` end a run (pinot) or a unit
/// (clickhouse): walks along all events, one step they fit at a time.
final class TwinInterruption {
  /// An event as one of the steps that it fits; -1 for none.
  record Item(TwinEvent event, int step) implements Comparable<Item> {
    @Override
    public int compareTo(Item other) {
      return Comparator.comparingLong((Item item) -> item.event.time())
          .thenComparingInt(Item::step)
          .thenComparingInt(item -> item.event.row())
          .compare(this, other);
    }
  }

  private final TwinRules rules;
  private final int steps;
  private final List<Item> items = new ArrayList<>();

  TwinInterruption(TwinRules rules) {
    this.rules = rules;
    this.steps = rules.query().steps().size();
  }

  void add(TwinEvent event, List<Integer> fits) {
    fits.forEach(step -> items.add(new Item(event, step)));
    if (fits.isEmpty()) {
      items.add(new Item(event, -1));
    }
  }

  /// pinot: takes from a run what it made after it was interrupted.
  void ofRun(TwinRun run) {
    items.sort(null);
    int at = -1;
    for (Item item : items) {
      if (at < 0) {
        at = item.step == 0 && item.event == run.made.get(0) ? 0 : -1;
        continue;
      }
      if (item.event.time() > run.lastMoment() || at == steps - 1) {
        return;
      }
      Integer next = run.made.higherKey(at);
      if (next != null && item.step == next && item.event == run.made.get(next)) {
        at = next;
      } else if (endsRun(item, at, run)) {
        run.made.tailMap(at, false).clear();
        run.truncated = true;
        run.truncatedAt = item.event;
        return;
      }
    }
  }

  private boolean endsRun(Item item, int at, TwinRun run) {
    if (rules.has(Mode.STRICT_DEDUPLICATION) && item.step == at) {
      return true;
    }
    if (!rules.has(Mode.STRICT_ORDER) || item.step < 0) {
      return rules.has(Mode.STRICT_ORDER) && rules.has(Mode.KEEP_ALL);
    }
    int required = run.requiredAfter(at);
    boolean isNext = item.step > at && (required < 0 || item.step <= required);
    boolean isAllowedRepeat = item.step <= at && rules.has(Mode.ALLOW_REENTRY);
    return !isNext && !isAllowedRepeat;
  }

  /// clickhouse: the event that ends the unit, given the runs that may begin; null for none.
  @Nullable Item ofUnit(List<TwinRun> runs) {
    items.sort(null);
    Set<Integer> made = new HashSet<>();
    for (Item item : items) {
      boolean makes = runs.stream().anyMatch(run -> run.made.get(item.step) == item.event);
      if (item.step > 0 && makes && !made.contains(item.step)) {
        made.add(item.step);
      } else if (endsUnit(item, made)) {
        return item;
      } else if (item.step == 0 && makes) {
        made.add(0);
      }
    }
    return null;
  }

  private int requiredBefore(int step) {
    int before = step - 1;
    while (before > 0 && rules.query().steps().get(before).optional()) {
      before--;
    }
    return before;
  }

  private boolean endsUnit(Item item, Set<Integer> made) {
    if (rules.has(Mode.STRICT_DEDUPLICATION) && item.step > 0 && made.contains(item.step)) {
      return true;
    }
    if (!rules.has(Mode.STRICT_ORDER) || !made.contains(0)) {
      return false;
    }
    return switch (item.step) {
      case -1 -> true;
      case 0 -> made.stream().anyMatch(step -> step > 0) && !rules.has(Mode.ALLOW_REENTRY);
      default -> !made.contains(requiredBefore(item.step));
    };
  }
}
