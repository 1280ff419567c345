package io.klantreis.journey.sentiment;

import static java.util.Objects.requireNonNull;

import io.klantreis.journey.model.Labels;
import io.klantreis.journey.run.Facts;
import io.klantreis.journey.run.Warning;
import io.klantreis.journey.stats.Estimate;
import io.klantreis.journey.time.TimeAxis;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The answer to {@code sentiment}. NaN stands for "not known, or too little to tell".
public sealed interface SentimentResult {
  Facts facts();

  List<Warning> warnings();

  /// One row a group; formats `table`, `wide`, `alert`, and `curve` (all stages, in the model's
  /// order).
  record Table(List<Row> rows, Facts facts, List<Warning> warnings) implements SentimentResult {
    public Table {
      rows = List.copyOf(rows);
      requireNonNull(facts, "facts is null");
      warnings = List.copyOf(warnings);
    }
  }

  /// One line a group; format `series`.
  record Series(TimeAxis axis, List<Line> lines, Facts facts, List<Warning> warnings)
      implements SentimentResult {
    public Series {
      requireNonNull(axis, "axis is null");
      lines = List.copyOf(lines);
      requireNonNull(facts, "facts is null");
      warnings = List.copyOf(warnings);
    }
  }

  /// What customers wrote, the newest first; format `verbatims`.
  ///
  /// @param customers how many customers wrote something, by group
  record Said(
      List<Verbatim> verbatims, Map<String, Long> customers, Facts facts, List<Warning> warnings)
      implements SentimentResult {
    public Said {
      verbatims = List.copyOf(verbatims);
      customers = Map.copyOf(customers);
      requireNonNull(facts, "facts is null");
      warnings = List.copyOf(warnings);
    }
  }

  /// What one customer wrote.
  ///
  /// @param customer their key
  /// @param stage the stage's id, or null for none
  /// @param score how they felt, -1 to 1; NaN where the event does not say
  /// @param feeling negative, neutral or positive as -1, 0, 1
  record Verbatim(
      long timeMillis,
      String text,
      String customer,
      String group,
      @Nullable String stage,
      String touchpoint,
      @Nullable String channel,
      @Nullable String product,
      double score,
      int feeling) {}

  /// What is known of one group's feelings.
  ///
  /// @param group the value of the question's `by`, `(none)` where events have none; empty for by
  ///   none
  /// @param sentiment mean over customers of the customer's mean
  /// @param low,high its 95 % interval, within -1 and 1
  /// @param negative,neutral,positive shares of the responses, by each scale's own convention
  /// @param scores of the responses on scales that have a score of their own
  record Row(
      String group,
      Labels label,
      double sentiment,
      double low,
      double high,
      long responses,
      long customers,
      double negative,
      double neutral,
      double positive,
      Scores scores,
      Action action) {}

  /// What responses on one scale come to, with intervals of the responses; unknown where too few
  /// have that scale.
  ///
  /// @param nps -100…100, interval adjusted so that a few alike are not certain
  /// @param npsError the plain standard error of nps, as published figures have it: 0 where all are
  ///   alike
  /// @param csat share of 4 and 5 among responses 1–5, with Wilson's interval
  /// @param ces mean 1…7, with Student's interval
  record Scores(Estimate nps, double npsError, Estimate csat, Estimate ces) {
    public Scores {
      requireNonNull(nps, "nps is null");
      requireNonNull(csat, "csat is null");
      requireNonNull(ces, "ces is null");
    }
  }

  /// A group's feeling an interval; the arrays are owned by the line and not copied.
  record Line(
      String group,
      Labels label,
      double[] sentiment,
      double[] low,
      double[] high,
      long[] responses) {}

  /// What to do about a group: article 003's "neutral or negative: time for action".
  enum Action {
    /// The whole interval lies at or below neutral.
    ACT("act"),
    /// The interval spans neutral.
    WATCH("watch"),
    /// The whole interval lies above neutral.
    OK("ok"),
    /// Too few customers to tell.
    TOO_FEW("too few");

    private final String id;

    Action(String id) {
      this.id = id;
    }

    public String id() {
      return id;
    }
  }
}
