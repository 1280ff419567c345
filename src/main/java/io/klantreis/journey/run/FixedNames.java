package io.klantreis.journey.run;

import java.util.Set;

/// Names of groups that stand for no value of their own. Logs of other products spell "absent" as
/// the value `(none)`: as such it gets a ` (2)`, for a group's name stands once in an answer.
public final class FixedNames {
  private static final Set<String> NAMES = Set.of("(none)", "(other)", "(did not reach)");

  private FixedNames() {}

  /// Whether a group's name stands for no value of its own.
  public static boolean isOne(String group) {
    return NAMES.contains(group);
  }

  /// The name of the group of a value.
  public static String ofValue(String value) {
    return NAMES.contains(value) ? value + " (2)" : value;
  }
}
