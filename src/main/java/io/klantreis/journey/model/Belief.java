package io.klantreis.journey.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What people believe of a stage and a measurement can bear out or not.
///
/// @param feeling how customers feel, or null where nobody said
/// @param conversion the share, 0…1, that goes on to a later stage
/// @param time how long a customer is there, as a median
/// @param evidence on what the belief rests, or null where nobody said
public record Belief(
    @Nullable Mood feeling,
    @Nullable Double conversion,
    @Nullable Duration time,
    @Nullable Evidence evidence) {
  /// Nothing is believed.
  public static final Belief NONE = new Belief(null, null, null, null);

  /// A feeling in one word (article 003 colours them).
  public enum Mood {
    NEGATIVE,
    NEUTRAL,
    POSITIVE
  }

  /// How somebody came to believe it (article 003: walk through the process yourself).
  public enum Evidence {
    ASSUMPTION,
    WALKTHROUGH,
    INTERVIEWS,
    SURVEY,
    DATA
  }

  public Belief {
    if (conversion != null && !(conversion >= 0 && conversion <= 1)) {
      throw new IllegalArgumentException("conversion " + conversion + " is not between 0 and 1");
    }
  }
}
