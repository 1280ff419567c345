package io.klantreis.journey.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.klantreis.journey.spi.QueryScope;
import io.klantreis.journey.stats.Estimate;
import io.klantreis.journey.stats.KaplanMeier;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What series, curves and heat maps keep of stays tells what the stays themselves tell by the
/// definitions.
class StayPicturesTest {
  private static final Way[] WAYS = Way.values();

  private record Stay(long length, Way way, int interval) {}

  private static void add(StayStore store, Stay stay, int interval) {
    if (stay.way() == Way.OPEN) {
      store.addOpen(stay.length(), interval, QueryScope.unbounded());
    } else {
      store.addEnded(stay.length(), stay.way().ordinal(), interval, QueryScope.unbounded());
    }
  }

  @Test
  void incidence_ofRandomStays_isThatOfItsDefinition() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      List<Stay> stays = stays(random, 1 + random.nextInt(300), random.nextBoolean() ? 0 : 40);
      Stays kept = new Stays(/* byLength= */ true);
      stays.forEach(stay -> add(kept, stay, stay.interval()));
      long[] times = {0, 1, 7, 20, 40, 41, 60, 99, 150};
      Incidence known = Incidence.at(kept.set(), times);
      StayLengths lengths = StayLengths.of(kept.set());
      KaplanMeier curve = KaplanMeier.of(lengths.ended(), lengths.open());
      for (int t = 0; t < times.length; t++) {
        double[] shares = shares(stays, times[t]);
        double[] found = Incidence.at(Stays.sorted(kept.set()), times[t]);
        for (int way = 0; way < WAYS.length; way++) {
          assertThat(known.shares()[t][way])
              .as("seed " + seed)
              .isCloseTo(shares[way], within(1e-9));
          assertThat(found[way]).as("seed " + seed).isCloseTo(shares[way], within(1e-9));
        }
        Estimate still = curve.survival(times[t], KaplanMeier.Band.LOG_LOG);
        assertThat(known.survival()[t].low())
            .as("seed " + seed)
            .isCloseTo(still.low(), within(1e-9));
        if (!Double.isNaN(still.high())) {
          assertThat(known.survival()[t].high()).isCloseTo(still.high(), within(1e-9));
        }
      }
    }
  }

  /// Aalen and Johansen by their definition: over every length there is.
  private static double[] shares(List<Stay> stays, long until) {
    double[] shares = new double[WAYS.length];
    double still = 1;
    for (long time = 0; time <= until; time++) {
      long at = time;
      double risk = stays.stream().filter(stay -> stay.length() >= at).count();
      double before = still;
      for (Way way : WAYS) {
        long ended =
            stays.stream().filter(stay -> stay.length() == at && stay.way() == way).count();
        if (way != Way.OPEN && ended > 0) {
          shares[way.ordinal()] += before * ended / risk;
          still -= before * ended / risk;
        }
      }
    }
    shares[Way.OPEN.ordinal()] = still;
    return shares;
  }

  @Test
  void medians_ofRandomIntervals_areThoseOfTheirCurves() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      int intervals = 1 + random.nextInt(6);
      IntervalStays kept = new IntervalStays();
      IntervalStays others = new IntervalStays();
      List<Stay> stays = stays(random, random.nextInt(4_000), random.nextBoolean() ? 0 : 95);
      for (Stay stay : stays) {
        IntervalStays to = random.nextBoolean() ? kept : others;
        add(to, stay, stay.interval() % intervals);
      }
      kept.addAll(others, QueryScope.unbounded());
      String what = "seed " + seed;
      kept.medians(
          intervals,
          QueryScope.unbounded(),
          (interval, entered, median) -> {
            List<Stay> some =
                stays.stream().filter(stay -> stay.interval() % intervals == interval).toList();
            assertThat(entered).as(what).isEqualTo(some.size());
            KaplanMeier curve = KaplanMeier.of(lengths(some, false), lengths(some, true));
            assertThat(median).as(what).isEqualTo(curve.quantile(0.5));
          });
    }
  }

  private static long[] lengths(List<Stay> stays, boolean open) {
    return stays.stream()
        .filter(stay -> stay.way() == Way.OPEN == open)
        .mapToLong(Stay::length)
        .toArray();
  }

  @Test
  void lengthCounts_ofRandomStays_areWhatTheBucketsHold() {
    Random random = new Random(3);
    LengthCounts counts = new LengthCounts(4, QueryScope.unbounded());
    List<Stay> stays = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      long length = random.nextLong(1L << 1 + random.nextInt(36));
      if (random.nextInt(5) == 0) {
        length = LengthCounts.begin(random.nextInt(LengthCounts.buckets()));
      }
      stays.add(new Stay(length, WAYS[random.nextInt(WAYS.length)], random.nextInt(4)));
    }
    stays.forEach(stay -> add(counts, stay, stay.interval()));
    for (int bucket = 0; bucket < LengthCounts.buckets(); bucket++) {
      long begin = LengthCounts.begin(bucket);
      boolean isLast = bucket + 1 == LengthCounts.buckets();
      long end = isLast ? Long.MAX_VALUE : LengthCounts.begin(bucket + 1);
      for (int interval = 0; interval < 4; interval++) {
        int one = interval;
        assertThat(counts.ended(bucket)[interval])
            .isEqualTo(
                stays.stream()
                    .filter(stay -> stay.way() != Way.OPEN && stay.interval() == one)
                    .filter(stay -> stay.length() >= begin && stay.length() < end)
                    .count());
      }
    }
    assertThat(counts.goingOn()[2])
        .isEqualTo(stays.stream().filter(s -> s.way() == Way.OPEN && s.interval() == 2).count());
  }

  /// @param least how long those that go on have lasted at least
  private static List<Stay> stays(Random random, int size, int least) {
    List<Stay> stays = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      Way way = WAYS[random.nextInt(random.nextBoolean() ? WAYS.length : WAYS.length - 1)];
      long length = random.nextInt(100) + (way == Way.OPEN ? least : 0);
      stays.add(new Stay(length, way, random.nextInt(6)));
    }
    return stays;
  }
}
