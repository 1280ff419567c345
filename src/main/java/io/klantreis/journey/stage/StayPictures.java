package io.klantreis.journey.stage;

import io.klantreis.journey.model.Stage;
import io.klantreis.journey.run.Facts;
import io.klantreis.journey.run.Warning;
import io.klantreis.journey.run.Workers;
import io.klantreis.journey.spi.QueryScope;
import io.klantreis.journey.stage.StageDurationResult.Cells;
import io.klantreis.journey.stage.StageDurationResult.Curve;
import io.klantreis.journey.stage.StageDurationResult.Curves;
import io.klantreis.journey.stage.StageDurationResult.Heatmap;
import io.klantreis.journey.stats.Estimate;
import io.klantreis.journey.stats.StaySet;
import io.klantreis.journey.time.TimeAxis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

  /// The stays of one stage and group.
  record Drawn(Stage stage, StayGroup group, StaySet stays) {}

  static Curves curves(
      List<Drawn> all,
      @Nullable Long horizon,
      Workers workers,
      QueryScope scope,
      Facts facts,
      List<Warning> warnings) {
    long longest =
        Math.max(1, all.stream().mapToLong(one -> one.stays().longest()).max().orElse(1));
    long[] times = times(horizon == null ? longest : horizon);
    List<Drawn> drawn = all.stream().filter(one -> one.stays().size() > 0).toList();
    List<Curve> curves =
        workers.make(
            drawn.size(),
            scope,
            place -> {
              scope.grow(16L * drawn.get(place).stays().size());
              return curve(drawn.get(place), times);
            });
    return new Curves(Arrays.stream(times).boxed().toList(), curves, facts, warnings);
  }

  private static long[] times(long end) {
    return IntStream.rangeClosed(0, POINTS)
        .mapToLong(i -> Math.round((double) end * i / POINTS))
        .distinct()
        .toArray();
  }

  private static Curve curve(Drawn drawn, long[] times) {
    Incidence known = Incidence.at(drawn.stays(), times);
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
        drawn.stage().id(),
        drawn.stage().labels(),
        drawn.group().id(),
        drawn.group().label(),
        lines[0],
        lines[1],
        lines[2],
        lines[3],
        lines[4],
        lines[5]);
  }
}
