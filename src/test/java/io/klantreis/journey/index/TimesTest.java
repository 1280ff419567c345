package io.klantreis.journey.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Packed times are the times that were packed, however far apart they are.
class TimesTest {
  @Test
  void at_ofTimesThatNeedOneToEightBytes_isWhatWasPacked() {
    Random random = new Random(5);
    for (int bits = 0; bits <= 64; bits++) {
      long[] millis = new long[1 + random.nextInt(100)];
      long base = random.nextLong();
      for (int i = 0; i < millis.length; i++) {
        millis[i] = base + (bits == 0 ? 0 : random.nextLong() >>> 64 - bits);
      }
      Times times = Times.of(millis);
      assertThat(times.toArray()).as("%s bits", bits).isEqualTo(millis);
      assertThat(times.first()).isEqualTo(Arrays.stream(millis).min().getAsLong());
      assertThat(times.last()).isEqualTo(Arrays.stream(millis).max().getAsLong());
    }
  }

  @Test
  void of_theEarliestAndTheLatestTimeThereIs_keepsBoth() {
    long[] millis = {Long.MAX_VALUE, 0, Long.MIN_VALUE, -1};
    assertThat(Times.of(millis).toArray()).isEqualTo(millis);
  }

  @Test
  void bytes_ofTwoYears_areFiveAnEvent() {
    Times times = Times.of(new long[] {0, 2L * 365 * 86_400_000, 7});
    assertThat(times.bytes()).isBetween(15L, 15L + Long.BYTES);
  }

  @Test
  void firstAfter_amongEqualTimes_isBehindTheLastOfThem() {
    Times times = Times.of(new long[] {9, 1, 3, 3, 3, 8, 2});
    assertThat(times.firstAfter(3, 1, 6)).isEqualTo(5);
    assertThat(times.firstAfter(0, 1, 6)).isEqualTo(1);
    assertThat(times.firstAfter(8, 1, 6)).isEqualTo(6);
    assertThat(times.firstAfter(2, 3, 3)).isEqualTo(3);
  }

  @Test
  void none_hasNoEvents_andItsFirstIsBehindItsLast() {
    assertThat(Times.NONE.size()).isZero();
    assertThat(Times.NONE.first()).isGreaterThan(Times.NONE.last());
  }
}
