package io.klantreis.journey.map;

import io.klantreis.journey.model.Belief;
import io.klantreis.journey.model.Feeling;
import io.klantreis.journey.stats.Estimate;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What a measurement says of a belief: it never bears a belief out by being vague, and never
/// refutes it on a sample that is too small.
public enum Check {
  /// The interval holds what was believed; a wide one holds much.
  FITS("fits"),
  /// The interval excludes it.
  NOT_CONFIRMED("not confirmed"),
  /// Too few were measured to tell.
  TOO_FEW("too few"),
  /// Nothing was believed.
  NOTHING_BELIEVED("");

  private final String id;

  Check(String id) {
    this.id = id;
  }

  /// The value that is sent; empty where there is nothing to check.
  public String id() {
    return id;
  }

  static Check ofShare(@Nullable Double believed, Estimate measured, boolean enough) {
    return believed == null ? NOTHING_BELIEVED : of(enough, measured.spans(believed));
  }

  /// A median may be unknown while one end of its interval is known, and that end can refute.
  static Check ofTime(@Nullable Duration believed, Estimate measured, boolean enough) {
    if (believed == null) {
      return NOTHING_BELIEVED;
    }
    boolean hasEnd = !Double.isNaN(measured.low()) || !Double.isNaN(measured.high());
    return of(enough && hasEnd, measured.spans(believed.toMillis()));
  }

  static Check ofFeeling(Belief.@Nullable Mood believed, Estimate measured, boolean enough) {
    if (believed == null) {
      return NOTHING_BELIEVED;
    }
    boolean may =
        switch (believed) {
          case POSITIVE -> !(measured.high() < Feeling.NEUTRAL_BELOW);
          case NEGATIVE -> !(measured.low() > -Feeling.NEUTRAL_BELOW);
          case NEUTRAL ->
              !(measured.low() >= Feeling.NEUTRAL_BELOW)
                  && !(measured.high() <= -Feeling.NEUTRAL_BELOW);
        };
    return of(enough && !Double.isNaN(measured.low()), may);
  }

  private static Check of(boolean enough, boolean may) {
    return !enough ? TOO_FEW : may ? FITS : NOT_CONFIRMED;
  }
}
