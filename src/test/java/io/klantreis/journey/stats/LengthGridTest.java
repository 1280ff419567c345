package io.klantreis.journey.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LengthGridTest {
  private record Stay(int interval, long length, boolean open) {}

  /// The quantile of each interval is its curve's, to the last digit.
  @Test
  void quantiles_ofRandomStays_areThoseOfTheirCurves() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      int intervals = 1 + random.nextInt(5);
      double q = 0.05 + 0.9 * random.nextDouble();
      List<Stay> stays = stays(random, intervals);
      LengthGrid grid = new LengthGrid(intervals);
      LengthGrid other = new LengthGrid(intervals);
      for (Stay stay : stays) {
        add(random.nextBoolean() ? grid : other, stay);
      }
      grid.addAll(other);
      grid.lookFor(q);
      for (Stay stay : stays) {
        int group = LogScale.group(stay.length());
        if (!stay.open() && grid.wants(group) && grid.wants(group, stay.interval())) {
          grid.show(group, stay.interval(), stay.length());
        }
      }
      assertThat(grid.size()).isEqualTo(stays.size());
      assertThat(grid.open()).isEqualTo(stays.stream().filter(Stay::open).count());
      for (int interval = 0; interval < intervals; interval++) {
        long[] ended = lengths(stays, interval, false);
        long[] open = lengths(stays, interval, true);
        String what = "seed " + seed + " interval " + interval;
        assertThat(grid.entered(interval)).as(what).isEqualTo(ended.length + open.length);
        assertThat(grid.quantile(interval))
            .as(what)
            .isEqualTo(KaplanMeier.of(ended, open).quantile(q));
      }
    }
  }

  /// Of eight stays the last two end together: the curve falls to 0 at once, and one that fell by
  /// one of them first would have an upper bound.
  @Test
  void quantile_whereTheLastStaysEndTogether_hasNoUpperEnd() {
    long[] lengths = {1, 2, 3, 4, 5, 6, 9, 9};
    LengthGrid grid = new LengthGrid(1);
    for (long length : lengths) {
      add(grid, new Stay(0, length, false));
    }
    grid.lookFor(0.5);
    for (long length : lengths) {
      int group = LogScale.group(length);
      if (grid.wants(group) && grid.wants(group, 0)) {
        grid.show(group, 0, length);
      }
    }
    Estimate median = KaplanMeier.of(lengths.clone(), new long[0]).quantile(0.5);
    assertThat(median.high()).isNaN();
    assertThat(grid.quantile(0)).isEqualTo(median);
    assertThat(StayQuantile.of(lengths, 0, 8, 8, 0.5)).isEqualTo(median);
  }

  private static void add(LengthGrid grid, Stay stay) {
    if (stay.open()) {
      grid.addOpen(stay.interval(), stay.length());
    } else {
      grid.makeRoom(LogScale.group(stay.length()) + 1);
      grid.add(LogScale.group(stay.length()), stay.interval());
    }
  }

  private static List<Stay> stays(Random random, int intervals) {
    List<Stay> stays = new ArrayList<>();
    int size = random.nextInt(random.nextBoolean() ? 30 : 3_000);
    int openOf = 1 + random.nextInt(20);
    long most = 1L << 1 + random.nextInt(35);
    long leastOpen = random.nextBoolean() ? 0 : most / 2;
    for (int i = 0; i < size; i++) {
      boolean open = random.nextInt(openOf) == 0;
      long length = (long) (random.nextDouble() * random.nextDouble() * most);
      stays.add(new Stay(random.nextInt(intervals), open ? leastOpen + length : length, open));
    }
    return stays;
  }

  private static long[] lengths(List<Stay> stays, int interval, boolean open) {
    return stays.stream()
        .filter(stay -> stay.interval() == interval && stay.open() == open)
        .mapToLong(Stay::length)
        .toArray();
  }
}
