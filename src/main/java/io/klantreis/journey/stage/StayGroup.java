package io.klantreis.journey.stage;

import io.klantreis.journey.model.Labels;
import io.klantreis.journey.query.StageDurationQuery.Split;
import io.klantreis.journey.run.Warning;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/// A group as an answer names it.
///
/// @param members the groups of {@link StayGroups} that it puts together; owned
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
record StayGroup(String id, Labels label, int[] members) {
  /// All stays, where they are told apart by nothing.
  static final StayGroup ALL = new StayGroup("", Labels.same(""), new int[] {0});

  private static final Labels OTHER = new Labels("(other)", "(overige)");

  /// The groups of an answer: two that are compared always; of others those with stays, the largest
  /// first, and beyond the limit the rest together.
  static List<StayGroup> of(
      StayGroups groups, @Nullable Split split, IntToLongFunction entered, List<Warning> warnings) {
    List<Integer> some = new ArrayList<>();
    for (int group = 0; group < groups.size(); group++) {
      if (!(split instanceof Split.Breakdown) || entered.applyAsLong(group) > 0) {
        some.add(group);
      }
    }
    if (!(split instanceof Split.Breakdown breakdown)) {
      return some.stream().map(group -> one(groups, group)).toList();
    }
    some.sort(
        Comparator.<Integer>comparingLong(group -> -entered.applyAsLong(group))
            .thenComparing(groups::id));
    List<StayGroup> named = new ArrayList<>();
    int shown = Math.min(breakdown.limit(), some.size());
    some.subList(0, shown).forEach(group -> named.add(one(groups, group)));
    if (shown < some.size()) {
      int[] rest = some.subList(shown, some.size()).stream().mapToInt(group -> group).toArray();
      named.add(new StayGroup("(other)", OTHER, rest));
      warnings.add(new Warning.GroupsCut(shown, rest.length));
    }
    return named;
  }

  private static StayGroup one(StayGroups groups, int group) {
    return new StayGroup(groups.id(group), groups.label(group), new int[] {group});
  }
}
