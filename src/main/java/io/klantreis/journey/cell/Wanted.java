package io.klantreis.journey.cell;

import io.klantreis.journey.funnel.FunnelResult.Kind;
import io.klantreis.journey.funnel.GroupedRuns;
import io.klantreis.journey.run.EventValues;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which of a breakdown's groups a cell is of. Immutable.
///
/// @param values what the breakdown tells apart; null without one
/// @param kind null for all groups
/// @param name of a value
/// @param shown the values that stand beside `(other)`
record Wanted(@Nullable EventValues values, @Nullable Kind kind, String name, Set<String> shown) {
  boolean holds(int group) {
    if (values == null || kind == null) {
      return true;
    }
    Kind is = kindOf(group);
    return switch (kind) {
      case ALL -> true;
      case NONE, DID_NOT_REACH -> is == kind;
      case VALUE -> is == Kind.VALUE && values.text(group).equals(name);
      case OTHER -> is == Kind.VALUE && !shown.contains(values.text(group));
    };
  }

  Kind kindOf(int group) {
    return GroupedRuns.kindOf(values, group);
  }

  String nameOf(int group) {
    return GroupedRuns.nameOf(values, group);
  }
}
