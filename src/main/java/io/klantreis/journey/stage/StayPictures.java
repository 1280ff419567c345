package io.klantreis.journey.stage;

import io.klantreis.journey.model.Stage;
import io.klantreis.journey.run.Facts;
import io.klantreis.journey.run.Warning;
import io.klantreis.journey.run.Workers;
import io.klantreis.journey.spi.QueryScope;
import io.klantreis.journey.stage.StageDurationAnalysis.Collected;
import io.klantreis.journey.stage.StageDurationResult.Cells;
import io.klantreis.journey.stage.StageDurationResult.Curve;
import io.klantreis.journey.stage.StageDurationResult.Curves;
import io.klantreis.journey.stage.StageDurationResult.Heatmap;
import io.klantreis.journey.stats.Estimate;
import io.klantreis.journey.time.TimeAxis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Stays as pictures: a heat map of their lengths, and what becomes of them as time goes by.
final class StayPictures {
  private static final int POINTS = 200;

  private StayPictures() {}

  /// @param all what is kept of each stage
  static Heatmap heatmap(
      List<Stage> model,
      List<LengthCounts> all,
      TimeAxis axis,
      Facts facts,
      List<Warning> warnings) {
    List<LengthCounts> counts = new ArrayList<>();
    List<Stage> stages = new ArrayList<>();
    for (int stage = 0; stage < all.size(); stage++) {
      if (all.get(stage).size() > 0) {
        stages.add(model.get(stage));
        counts.add(all.get(stage));
      }
    }
    List<Integer> buckets = buckets(counts);
    List<Cells> cells = new ArrayList<>();
    for (int i = 0; i < stages.size(); i++) {
      LengthCounts some = counts.get(i);
      long[][] ended = new long[buckets.size()][];
      Arrays.setAll(ended, bucket -> some.ended(buckets.get(bucket)));
      Stage stage = stages.get(i);
      cells.add(new Cells(stage.id(), stage.labels(), ended, some.goingOn()));
    }
    List<Long> bounds = buckets.stream().map(LengthCounts::begin).toList();
    return new Heatmap(axis, bounds, cells, facts, warnings);
  }

  /// The buckets from that of the shortest stay that ended to that of the longest; the first alone
  /// where none has.
  private static List<Integer> buckets(List<LengthCounts> counts) {
    int first = LengthCounts.buckets();
    int last = 0;
    for (int bucket = 0; bucket < LengthCounts.buckets(); bucket++) {
      int one = bucket;
      if (counts.stream().anyMatch(some -> some.has(one))) {
        first = Math.min(first, bucket);
        last = bucket;
      }
    }
    return IntStream.rangeClosed(Math.min(first, last), last).boxed().toList();
  }

  static Curves curves(
      List<Stage> model,
      Collected collected,
      @Nullable Long horizon,
      Workers workers,
      QueryScope scope,
      Facts facts,
      List<Warning> warnings) {
    StayTally tally = collected.all().tally();
    long longest = 1;
    for (StayGroup group : collected.groups()) {
      for (int stage : collected.stages()) {
        longest = Math.max(longest, tally.stays(stage, group.members()).longest());
      }
    }
    long[] times = times(horizon == null ? longest : horizon);
    int stages = collected.stages().size();
    @Nullable Curve[] curves = new @Nullable Curve[collected.groups().size() * stages];
    workers.run(
        curves.length,
        scope,
        () -> curves,
        (all, place) -> {
          StayGroup group = collected.groups().get(place / stages);
          int stage = collected.stages().get(place % stages);
          Stays stays = tally.stays(stage, group.members());
          if (stays.size() > 0) {
            scope.grow(16L * stays.size());
            all[place] = curve(model.get(stage), group, stays, times);
          }
        });
    List<Curve> drawn = Arrays.stream(curves).filter(Objects::nonNull).toList();
    return new Curves(Arrays.stream(times).boxed().toList(), drawn, facts, warnings);
  }

  private static long[] times(long end) {
    return IntStream.rangeClosed(0, POINTS)
        .mapToLong(i -> Math.round((double) end * i / POINTS))
        .distinct()
        .toArray();
  }

  private static Curve curve(Stage stage, StayGroup group, Stays stays, long[] times) {
    Incidence known = Incidence.at(stays, times);
    double[][] shares = known.shares();
    double[][] lines = new double[6][times.length];
    for (int i = 0; i < times.length; i++) {
      Estimate share = known.survival()[i];
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
