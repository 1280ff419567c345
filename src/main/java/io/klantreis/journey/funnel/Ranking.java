package io.klantreis.journey.funnel;

import io.klantreis.journey.funnel.FunnelResult.Kind;
import io.klantreis.journey.run.EventValues;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.ToLongFunction;

/// Puts the groups of a breakdown in the order in which they are told: the largest first, the rest
/// as `(other)`, then `(none)` and `(did not reach)`.
public final class Ranking {
  /// One group with what was collected of it.
  public record Ranked<T>(Kind kind, String name, T value) {}

  /// @param cut how many groups went into `(other)`
  public record Order<T>(List<Ranked<T>> groups, int shown, int cut) {}

  private Ranking() {}

  /// @param groups by the number that {@link GroupedRuns} gives them
  /// @param merge makes one of two; may change the first
  public static <T> Order<T> of(
      Map<Integer, T> groups,
      EventValues values,
      int limit,
      ToLongFunction<T> size,
      BinaryOperator<T> merge) {
    List<Ranked<T>> found = new ArrayList<>();
    groups.forEach((group, value) -> {
      if (group > 0 && group <= values.size()) {
        found.add(new Ranked<>(Kind.VALUE, values.text(group), value));
      }
    });
    found.sort(
        Comparator.comparingLong((Ranked<T> group) -> -size.applyAsLong(group.value()))
            .thenComparing(Ranked::name));
    int shown = Math.min(limit, found.size());
    List<Ranked<T>> order = new ArrayList<>(found.subList(0, shown));
    found.subList(shown, found.size()).stream()
        .map(Ranked::value)
        .reduce(merge)
        .ifPresent(rest -> order.add(new Ranked<>(Kind.OTHER, Kind.OTHER.text(), rest)));
    T none = groups.get(0);
    if (none != null) {
      order.add(new Ranked<>(Kind.NONE, Kind.NONE.text(), none));
    }
    T missed = groups.get(GroupedRuns.groups(values) - 1);
    if (missed != null) {
      order.add(new Ranked<>(Kind.DID_NOT_REACH, Kind.DID_NOT_REACH.text(), missed));
    }
    return new Order<>(order, shown, found.size() - shown);
  }
}
