package io.klantreis.journey.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class GroupedStaysTest {
  private static final int WAYS = 4;

  /// What is counted and read of each group is what lies in it; chunks may be full to the last.
  @Test
  void read_ofEachGroup_isWhatWasAddedThere() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      long most = 1L << 1 + random.nextInt(50);
      int size = random.nextInt(4) == 0 ? 64 * random.nextInt(5) : random.nextInt(20_000);
      long[] codes =
          LongStream.generate(() -> StaySet.code(random.nextLong(most), random.nextInt(WAYS)))
              .limit(size)
              .toArray();
      GroupedStays stays = new GroupedStays(WAYS);
      for (int from = 0; from < size; ) {
        int end = Math.min(size, from + 1 + random.nextInt(700));
        stays.add(codes, from, end);
        from = end;
      }
      String what = "seed " + seed;
      assertThat(stays.size()).as(what).isEqualTo(size);
      long[] all = new long[size];
      int read = 0;
      for (int group = 0; group < stays.groups(); group++) {
        read = stays.read(group, all, read);
      }
      assertThat(read).as(what).isEqualTo(size);
      assertThat(sorted(all)).as(what).isEqualTo(sorted(codes));
      for (int group = 0; group < stays.groups(); group++) {
        assertRead(stays, group, codes, what + " group " + group);
      }
      assertTotals(stays.totals(), codes, what);
      stays.release();
    }
  }

  private static void assertRead(GroupedStays stays, int group, long[] codes, String what) {
    long[] expected =
        Arrays.stream(codes)
            .filter(code -> LogScale.group(StaySet.length(code)) == group)
            .sorted()
            .toArray();
    long[] read = new long[expected.length + 1];
    read[0] = -7;
    assertThat(stays.read(group, read, 1)).as(what).isEqualTo(read.length);
    assertThat(read[0]).isEqualTo(-7);
    assertThat(sorted(Arrays.copyOfRange(read, 1, read.length))).as(what).isEqualTo(expected);
    for (int way = 0; way < WAYS; way++) {
      int counted = way;
      long ended = Arrays.stream(expected).filter(code -> StaySet.way(code) == counted).count();
      assertThat(stays.count(group, way)).as(what).isEqualTo((int) ended);
    }
  }

  private static void assertTotals(StayTotals totals, long[] codes, String what) {
    StayTotals expected = new StayTotals(WAYS);
    for (long code : codes) {
      expected.add(StaySet.way(code), StaySet.length(code));
    }
    assertThat(totals.sum()).as(what).isEqualTo(expected.sum());
    assertThat(totals.squaresFrom(0)).as(what).isEqualTo(expected.squaresFrom(0));
    for (int way = 0; way < WAYS; way++) {
      assertThat(totals.count(way)).as(what).isEqualTo(expected.count(way));
    }
  }

  /// Squares of long stays fill 64 bits many times over: each carry counts.
  @Test
  void totals_ofLongStays_areExact() {
    Random random = new Random(5);
    StayTotals totals = new StayTotals(WAYS);
    BigInteger squares = BigInteger.ZERO;
    for (int i = 0; i < 10_000; i++) {
      long length = random.nextLong(1L << 36);
      totals.add(random.nextInt(WAYS), length);
      squares = squares.add(BigInteger.valueOf(length).pow(2));
    }
    assertThat(totals.squaresFrom(0)).isEqualTo(squares.doubleValue());
  }

  private static long[] sorted(long[] numbers) {
    long[] sorted = numbers.clone();
    Arrays.sort(sorted);
    return sorted;
  }
}
