package io.klantreis.journey.query;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/// How long units stay in each stage, stays that still last counted as censored (contract §4.3).
///
/// @param per whether each visit is a stay, or all visits of a unit together
/// @param horizonMillis up to where the restricted mean and the shares look, or null for the
///   longest stay seen
/// @param idleMillis after so long without an event a stay counts as lost, or null for never
/// @param split by what stays are told apart, or null
/// @param stage the only stage to tell of, or null for all
/// @param interval only for {@code SERIES} and {@code HEATMAP}
/// @param band whether a series has its interval
public record StageDurationQuery(
    Terms terms,
    Measure measure,
    Per per,
    @Nullable Long horizonMillis,
    @Nullable Long idleMillis,
    @Nullable Split split,
    @Nullable String stage,
    Interval interval,
    boolean band,
    Format format)
    implements JourneyQuery {
  public enum Measure {
    SOJOURN,
    TO_CONVERT
  }

  public enum Per {
    VISIT,
    UNIT
  }

  public enum Format {
    TABLE,
    WIDE,
    SERIES,
    HEATMAP,
    CURVE,
    FLOW,
    ALERT
  }

  /// By what stays are told apart.
  public sealed interface Split {
    /// By the value of a field or property where the stay begins; persona, segment and source are
    /// the customer's.
    ///
    /// @param limit how many groups are told apart; the rest is one
    record Breakdown(String by, int limit) implements Split {
      public Breakdown {
        requireNonNull(by, "by is null");
      }
    }

    /// Two values against each other, with a log-rank test a stage.
    record Values(String by, String one, String other) implements Split {
      public Values {
        requireNonNull(by, "by is null");
        requireNonNull(one, "one is null");
        requireNonNull(other, "other is null");
      }
    }

    /// Stays that began before a moment against those that began at or after it, with a log-rank
    /// test a stage.
    record Date(long millis) implements Split {}
  }

  public StageDurationQuery {
    requireNonNull(terms, "terms is null");
    requireNonNull(measure, "measure is null");
    requireNonNull(per, "per is null");
    requireNonNull(interval, "interval is null");
    requireNonNull(format, "format is null");
  }

  /// A question of visits, told apart by nothing.
  public StageDurationQuery(
      Terms terms,
      Measure measure,
      @Nullable Long horizonMillis,
      @Nullable Long idleMillis,
      Interval interval,
      Format format) {
    this(terms, measure, Per.VISIT, horizonMillis, idleMillis, null, null, interval, false, format);
  }

  /// Whether two groups are tested against each other.
  public boolean compares() {
    return split instanceof Split.Values || split instanceof Split.Date;
  }
}
