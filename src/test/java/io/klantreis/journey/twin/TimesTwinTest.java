package io.klantreis.journey.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.klantreis.journey.engine.IndexedEngine;
import io.klantreis.journey.funnel.FunnelResult.Group;
import io.klantreis.journey.funnel.FunnelResult.Row;
import io.klantreis.journey.index.SmallBlocks;
import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.FunnelQuery.Runs;
import io.klantreis.journey.query.TimeToConvertQuery;
import io.klantreis.journey.query.TimeToConvertQuery.Format;
import io.klantreis.journey.run.Workers;
import io.klantreis.journey.spi.QueryScope;
import io.klantreis.journey.times.Bins;
import io.klantreis.journey.times.TimesResult.Counts;
import io.klantreis.journey.times.TimesResult.Curve;
import io.klantreis.journey.times.TimesResult.Curves;
import io.klantreis.journey.times.TimesResult.Histogram;
import io.klantreis.testing.MemorySource;
import io.klantreis.testing.MemorySource.Event;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// What holds between the times to convert and the funnel's plain twin.
class TimesTwinTest {
  private static final int CASES = Integer.getInteger("twin.cases", 2000);
  private static final long FIRST = Long.getLong("twin.seed", 1);
  private static final Workers WORKERS = new Workers(2);

  @AfterAll
  static void stop() {
    WORKERS.close();
  }

  @Test
  void histogram_ofAnyQuestion_countsThoseWhoConvertedWithinTheirTimes() {
    int counted = 0;
    for (long seed = FIRST; seed < FIRST + CASES; seed++) {
      RandomCase random = new RandomCase(seed);
      List<Event> events = random.events();
      FunnelQuery funnel = Stretched.query(random.query(true), random.query(false).metric(), true);
      int from = hop(funnel, random);
      if (from < 0) {
        continue;
      }
      List<Event> stretched = Stretched.events(events);
      var query =
          new TimeToConvertQuery(
              funnel, from + 1, next(funnel, from) + 1, random.random.nextInt(5), Format.HISTOGRAM);
      var histogram = (Histogram) engine(stretched).timeToConvert(query, QueryScope.unbounded());
      for (Group group : TwinFunnel.ask(stretched, RandomCase.MODELS, funnel)) {
        Row row = group.rows().get(from);
        Counts counts =
            histogram.groups().stream()
                .filter(one -> one.kind() == group.kind() && one.group().equals(group.name()))
                .findFirst()
                .orElse(new Counts(group.kind(), group.name(), new long[0]));
        assertThat(Arrays.stream(counts.counts()).sum())
            .as("seed %d %s %s", seed, group.name(), funnel)
            .isEqualTo(row.converted());
        if (row.converted() > 0) {
          counted++;
          checkTimes(seed, Objects.requireNonNull(histogram.bins()), counts, row);
        }
      }
    }
    assertThat(counted).isGreaterThan(CASES / 100);
  }

  /// The mean lies between the mean of the bins' beginnings and that of their ends.
  private static void checkTimes(long seed, Bins bins, Counts counts, Row row) {
    double low = 0;
    for (int bin = 0; bin < bins.count(); bin++) {
      low += (double) counts.counts()[bin] * bins.from(bin) / row.converted();
    }
    assertThat(row.meanTime()).as("seed %d", seed).isBetween(low - 1e-6, low + bins.width() + 1e-6);
  }

  @Test
  void curve_ofAnyQuestion_endsAtTheTwinsProjectedShare() {
    int compared = 0;
    for (long seed = FIRST; seed < FIRST + CASES; seed++) {
      RandomCase random = new RandomCase(seed);
      List<Event> events = Stretched.events(random.events());
      FunnelQuery any = Stretched.query(random.query(true), random.query(false).metric(), true);
      FunnelQuery funnel = HandMade.with(any, Runs.PROJECTED);
      int from = hop(funnel, random);
      if (from < 0) {
        continue;
      }
      var query = new TimeToConvertQuery(funnel, from + 1, next(funnel, from) + 1, 0, Format.CURVE);
      var curves = (Curves) engine(events).timeToConvert(query, QueryScope.unbounded());
      for (Group group : TwinFunnel.ask(events, RandomCase.MODELS, funnel)) {
        Row row = group.rows().get(from);
        if (row.entered() == 0) {
          continue;
        }
        Curve curve =
            curves.groups().stream()
                .filter(one -> one.kind() == group.kind() && one.group().equals(group.name()))
                .findFirst()
                .orElseThrow();
        double last = curve.share()[curve.share().length - 1];
        assertThat(last)
            .as("seed %d %s %s", seed, group.name(), funnel)
            .isCloseTo(row.conversion(), within(1e-9));
        for (int i = 1; i < curve.share().length; i++) {
          assertThat(curve.share()[i]).isGreaterThanOrEqualTo(curve.share()[i - 1]);
          assertThat(curve.times()[i]).isGreaterThan(curve.times()[i - 1]);
        }
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(CASES / 10);
  }

  @Test
  void bins_ofTimesWorkedOutByHand_areTheContracts() {
    MemorySource source = new MemorySource();
    long[] waits = {1_000, 2_500, 9_000, 10_000};
    for (int i = 0; i < waits.length; i++) {
      source.add("c" + i, 0, "a").add("c" + i, waits[i], "b");
    }
    var query =
        new TimeToConvertQuery(
            HandMade.funnel(60_000, 100_000, "a", "b"), 1, 2, 3, Format.HISTOGRAM);
    var histogram =
        (Histogram)
            new IndexedEngine(SmallBlocks.build(source, 7), RandomCase.MODELS, WORKERS)
                .timeToConvert(query, QueryScope.unbounded());
    // 9,000 ms in three bins of 3 s; the longest falls where they end
    assertThat(histogram.bins()).isEqualTo(new Bins(1_000, 3_000, 4));
    assertThat(histogram.groups().getFirst().counts()).containsExactly(2, 0, 1, 1);
  }

  /// A step from which another required one follows, or -1.
  private static int hop(FunnelQuery funnel, RandomCase random) {
    int from = random.random.nextInt(funnel.steps().size());
    return next(funnel, from) < 0 ? -1 : from;
  }

  private static int next(FunnelQuery funnel, int from) {
    return new TwinRun(funnel).requiredAfter(from);
  }

  private static IndexedEngine engine(List<Event> events) {
    MemorySource source = new MemorySource();
    events.forEach(source::add);
    return new IndexedEngine(SmallBlocks.build(source, 7), RandomCase.MODELS, WORKERS);
  }
}
