package io.klantreis.journey.stage;

import io.klantreis.journey.model.Stage;
import io.klantreis.journey.run.Facts;
import io.klantreis.journey.run.Warning;
import io.klantreis.journey.stage.StageDurationAnalysis.Collected;
import io.klantreis.journey.stage.StageDurationResult.Cells;
import io.klantreis.journey.stage.StageDurationResult.Curve;
import io.klantreis.journey.stage.StageDurationResult.Curves;
import io.klantreis.journey.stage.StageDurationResult.Heatmap;
import io.klantreis.journey.stats.Estimate;
import io.klantreis.journey.stats.KaplanMeier;
import io.klantreis.journey.time.TimeAxis;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Stays as pictures: a heat map of their lengths, and what becomes of them as time goes by.
final class StayPictures {
  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  /// Where buckets of lengths begin: times that people speak of.
  private static final long[] LADDER = {
    0,
    MINUTE,
    5 * MINUTE,
    15 * MINUTE,
    HOUR,
    3 * HOUR,
    6 * HOUR,
    12 * HOUR,
    DAY,
    2 * DAY,
    3 * DAY,
    7 * DAY,
    14 * DAY,
    30 * DAY,
    60 * DAY,
    90 * DAY,
    180 * DAY,
    365 * DAY
  };

  private static final int POINTS = 200;

  private StayPictures() {}

  static Heatmap heatmap(
      List<Stage> model, Collected collected, TimeAxis axis, Facts facts, List<Warning> warnings) {
    List<Stays.Sorted[]> stays = new ArrayList<>();
    List<Stage> stages = new ArrayList<>();
    long shortest = Long.MAX_VALUE;
    long longest = 0;
    for (int stage : collected.stages()) {
      Stays all = collected.all().tally().stays(stage, collected.groups().getFirst().members());
      if (all.size() > 0) {
        stages.add(model.get(stage));
        Stays.Sorted[] sorted = all.sortedByInterval(axis.size());
        stays.add(sorted);
        for (Stays.Sorted some : sorted) {
          shortest = Math.min(shortest, shortestEnded(some));
          longest = Math.max(longest, longestEnded(some));
        }
      }
    }
    List<Long> bounds = bounds(shortest, longest);
    List<Cells> cells = new ArrayList<>();
    for (int i = 0; i < stages.size(); i++) {
      cells.add(cells(stages.get(i), stays.get(i), bounds));
    }
    return new Heatmap(axis, bounds, cells, facts, warnings);
  }

  /// The buckets from that of the shortest stay that ended to that of the longest.
  private static List<Long> bounds(long shortest, long longest) {
    List<Long> bounds = new ArrayList<>();
    for (int i = 0; i < LADDER.length && LADDER[i] <= longest; i++) {
      if (shortest > longest || i + 1 == LADDER.length || LADDER[i + 1] > shortest) {
        bounds.add(LADDER[i]);
      }
    }
    return bounds;
  }

  private static long shortestEnded(Stays.Sorted stays) {
    for (int i = 0; i < stays.size(); i++) {
      if (stays.way(i) != Way.OPEN) {
        return stays.length(i);
      }
    }
    return Long.MAX_VALUE;
  }

  private static long longestEnded(Stays.Sorted stays) {
    for (int i = stays.size() - 1; i >= 0; i--) {
      if (stays.way(i) != Way.OPEN) {
        return stays.length(i);
      }
    }
    return 0;
  }

  private static Cells cells(Stage stage, Stays.Sorted[] intervals, List<Long> bounds) {
    long[][] ended = new long[bounds.size()][intervals.length];
    long[] open = new long[intervals.length];
    for (int interval = 0; interval < intervals.length; interval++) {
      Stays.Sorted stays = intervals[interval];
      int bucket = 0;
      for (int i = 0; i < stays.size(); i++) {
        if (stays.way(i) == Way.OPEN) {
          open[interval]++;
          continue;
        }
        while (bucket + 1 < bounds.size() && bounds.get(bucket + 1) <= stays.length(i)) {
          bucket++;
        }
        ended[bucket][interval]++;
      }
    }
    return new Cells(stage.id(), stage.labels(), ended, open);
  }

  static Curves curves(
      List<Stage> model,
      Collected collected,
      @Nullable Long horizon,
      Facts facts,
      List<Warning> warnings) {
    StayTally tally = collected.all().tally();
    long longest = 1;
    for (StayGroup group : collected.groups()) {
      for (int stage : collected.stages()) {
        Stays.Sorted stays = tally.stays(stage, group.members()).sorted();
        longest = stays.size() == 0 ? longest : Math.max(longest, stays.length(stays.size() - 1));
      }
    }
    List<Long> times = new ArrayList<>();
    long end = horizon == null ? longest : horizon;
    for (int i = 0; i <= POINTS; i++) {
      long time = Math.round((double) end * i / POINTS);
      if (times.isEmpty() || time > times.getLast()) {
        times.add(time);
      }
    }
    List<Curve> curves = new ArrayList<>();
    for (StayGroup group : collected.groups()) {
      for (int stage : collected.stages()) {
        Stays.Sorted stays = tally.stays(stage, group.members()).sorted();
        if (stays.size() > 0) {
          curves.add(curve(model.get(stage), group, stays, times));
        }
      }
    }
    return new Curves(times, curves, facts, warnings);
  }

  private static Curve curve(Stage stage, StayGroup group, Stays.Sorted stays, List<Long> times) {
    long[] at = times.stream().mapToLong(time -> time).toArray();
    double[][] shares = Incidence.at(stays, at);
    KaplanMeier still = KaplanMeier.of(stays.ended(), stays.open());
    double[][] lines = new double[6][at.length];
    for (int i = 0; i < at.length; i++) {
      Estimate share = still.survival(at[i], KaplanMeier.Band.LOG_LOG);
      lines[0][i] = share.value();
      lines[1][i] = share.low();
      lines[2][i] = share.high();
      lines[3][i] = shares[i][Way.FORWARD.ordinal()] + shares[i][Way.SKIPPED.ordinal()];
      lines[4][i] = shares[i][Way.BACK.ordinal()];
      lines[5][i] = shares[i][Way.LOST.ordinal()];
    }
    return new Curve(
        stage.id(),
        stage.labels(),
        group.id(),
        group.label(),
        lines[0],
        lines[1],
        lines[2],
        lines[3],
        lines[4],
        lines[5]);
  }
}
