package io.klantreis.journey.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/// A timeline knows of each code's events in a range what a look at every event knows.
class TimelineTest {
  @Test
  void slices_ofRandomEvents_areThoseOfALookAtEach() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      int size = 1 + random.nextInt(400);
      long width = 1 + (long) Math.pow(10, random.nextInt(12));
      long[] times = random.longs(size, -width, width).toArray();
      int[] codes = random.ints(size, 0, 1 + random.nextInt(300)).toArray();
      IntColumn column = IntColumn.of(codes, size);
      Postings postings = Postings.of(column);
      Timeline timeline = Timeline.of(Times.of(times), column, postings);
      long[] inRange = new long[Postings.words(size)];
      long[] expectedInRange = new long[inRange.length];
      long from = bound(random, times, width);
      long to = bound(random, times, width);
      for (int code = 0; code < postings.codes(); code++) {
        long[] marked = new long[Postings.words(size)];
        long[] cleared = new long[marked.length];
        long[] expected = new long[marked.length];
        postings.addTo(cleared, code);
        int count = 0;
        for (int i = 0; i < size; i++) {
          if (codes[i] == code && times[i] >= from && times[i] <= to) {
            expected[i >>> 6] |= 1L << i;
            expectedInRange[i >>> 6] |= 1L << i;
            count++;
          }
        }
        Timeline.Slice slice = timeline.slice(code, from, to);
        timeline.mark(marked, slice);
        timeline.clearOutside(cleared, slice);
        assertThat(slice.size()).as("seed %s code %s", seed, code).isEqualTo(count);
        assertThat(marked).isEqualTo(expected);
        assertThat(cleared).isEqualTo(expected);
      }
      timeline.mark(inRange, from, to);
      assertThat(inRange).isEqualTo(expectedInRange);
      assertThat(timeline.slice(postings.codes() + 7, from, to).size()).isZero();
    }
  }

  private static long bound(Random random, long[] times, long width) {
    return switch (random.nextInt(4)) {
      case 0 -> times[random.nextInt(times.length)];
      case 1 -> Long.MIN_VALUE;
      case 2 -> Long.MAX_VALUE;
      default -> random.nextLong(-width, width + 1);
    };
  }
}
