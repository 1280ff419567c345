package io.klantreis.journey.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Stays counted by length tell what the sorted curves tell, whatever the lengths.
class ManyStaysTest {
  private static final int CASES = 100;
  private static final double[] QUANTILES = {0.01, 0.25, 0.5, 0.75, 0.9, 0.999};

  @Test
  void figures_ofRandomStays_areThoseOfTheSortedCurve() {
    for (int seed = 0; seed < CASES; seed++) {
      Random random = new Random(seed);
      long unit = random.nextBoolean() ? 1 : 1_000;
      long scale = 1L << 4 + random.nextInt(34);
      long least = random.nextInt(3) == 0 ? 2 * scale : 0; // open ones only behind most ended
      LongSupplier length = () -> (long) (-Math.log(1 - random.nextDouble()) * scale) / unit * unit;
      long[][] ended = new long[3][];
      for (int way = 0; way < 3; way++) {
        ended[way] = lengths(random.nextInt(random.nextBoolean() ? 7_000 : 20), length);
      }
      long[] open =
          lengths(random.nextInt(4) * random.nextInt(2_000), () -> least + length.getAsLong());
      compare(ended, open, random, seed);
    }
  }

  @Test
  void figures_ofStaysThatAreAllOpenOrNone_areThoseOfTheSortedCurve() {
    Random random = new Random(1);
    compare(new long[][] {{}, {}, {}}, new long[0], random, 1);
    compare(new long[][] {{}, {}, {}}, new long[] {5, 3, 9}, random, 2);
    compare(new long[][] {{4, 4}, {4}, {}}, new long[0], random, 3);
    compare(new long[][] {{0, 0}, {}, {1}}, new long[] {0, 1}, random, 4);
  }

  @Test
  void bucket_ofEveryNumber_beginsAtOrBelowIt() {
    Random random = new Random(2);
    for (int i = 0; i < 100_000; i++) {
      long value = random.nextLong(1L << 1 + random.nextInt(42));
      int bucket = LogScale.bucket(value);
      assertThat(LogScale.begin(bucket)).isLessThanOrEqualTo(value);
      assertThat(LogScale.begin(bucket + 1)).isGreaterThan(value);
      int group = LogScale.group(value);
      assertThat(LogScale.groupBegin(group)).isLessThanOrEqualTo(LogScale.begin(bucket));
      assertThat(LogScale.groupBegin(group + 1)).isGreaterThanOrEqualTo(LogScale.begin(bucket + 1));
      assertThat(LogScale.groupBegin(group) + (1L << LogScale.groupBits(group)))
          .isEqualTo(LogScale.groupBegin(group + 1));
      assertThat(LogScale.begin(bucket) + (1L << LogScale.bucketBits(group)))
          .isEqualTo(LogScale.begin(bucket + 1));
    }
  }

  @Test
  void evenSort_ofEvenAndUnevenNumbers_sorts() {
    Random random = new Random(3);
    for (int i = 0; i < 2_000; i++) {
      long width = 1L << random.nextInt(40);
      long[] values = lengths(random.nextInt(300), () -> 7 + random.nextLong(width));
      if (values.length > 0 && random.nextInt(4) == 0) {
        values[random.nextInt(values.length)] = Long.MAX_VALUE / 2; // all others in one place
      }
      long[] expected = values.clone();
      int from = random.nextInt(values.length + 1);
      Arrays.sort(expected, from, values.length);
      EvenSort.sort(values, from, values.length);
      assertThat(values).isEqualTo(expected);
    }
  }

  private static long[] lengths(int count, LongSupplier length) {
    long[] all = new long[count];
    Arrays.setAll(all, i -> length.getAsLong());
    return all;
  }

  private static void compare(long[][] ended, long[] open, Random random, int seed) {
    long[] all = Stream.of(ended).flatMapToLong(Arrays::stream).toArray();
    KaplanMeier sorted = KaplanMeier.of(all, open.clone());
    long longest = sorted.longest();
    long inside = longest == 0 ? 0 : random.nextLong(longest);
    for (long horizon : new long[] {-1, inside, longest * 2 + 1}) {
      String as = "seed " + seed + " to " + horizon;
      double[] some = random.nextBoolean() ? QUANTILES : new double[] {0.5};
      ManyStays many = new ManyStays(set(ended, open, random), some, horizon);
      assertThat(many.count()).as(as).isEqualTo(sorted.count());
      assertThat(many.longest()).as(as).isEqualTo(longest);
      for (double q : QUANTILES) {
        assertThat(many.quantile(q)).as(as + " at " + q).isEqualTo(sorted.quantile(q));
      }
      long end = horizon < 0 ? longest : horizon;
      close(many.restrictedMean(), sorted.restrictedMean(end), as);
      close(many.survival(inside), sorted.survival(inside, KaplanMeier.Band.PLAIN).value(), as);
      close(many.meanEnded(), Arrays.stream(all).average().orElse(Double.NaN), as);
      long longer =
          Stream.of(all, open).flatMapToLong(Arrays::stream).filter(v -> v > inside).count();
      assertThat(many.longerThan(inside)).as(as).isEqualTo(longer);
      shares(many, ended, open, end, as);
      many.release();
    }
  }

  private static void shares(ManyStays many, long[][] ended, long[] open, long end, String as) {
    double[] shares = many.shares();
    if (many.count() == 0) {
      assertThat(shares).as(as).containsOnly(Double.NaN);
      return;
    }
    long[][] copies = Stream.of(ended).map(long[]::clone).toArray(long[][]::new);
    AalenJohansen curves = AalenJohansen.of(copies, open.clone());
    double still = 1;
    for (int way = 0; way < ended.length; way++) {
      double share = curves.incidence(way, end);
      still -= share;
      close(shares[way], share, as + " way " + way);
    }
    close(shares[ended.length], Math.max(0, still), as);
  }

  private static void close(Estimate one, Estimate other, String as) {
    assertThat(one.isKnown()).as(as).isEqualTo(other.isKnown());
    if (other.isKnown()) {
      double reach = 1e-9 * Math.max(1, Math.abs(other.value()));
      assertThat(one.value()).as(as).isCloseTo(other.value(), within(reach));
      assertThat(one.low()).as(as).isCloseTo(other.low(), within(reach));
      assertThat(one.high()).as(as).isCloseTo(other.high(), within(reach));
    }
  }

  private static void close(double one, double other, String as) {
    assertThat(Double.isNaN(one)).as(as).isEqualTo(Double.isNaN(other));
    if (!Double.isNaN(other)) {
      assertThat(one).as(as).isCloseTo(other, within(1e-9 * Math.max(1, Math.abs(other))));
    }
  }

  /// The same stays, some of them in groups beside others that do not belong to the set.
  private static StaySet set(long[][] ended, long[] open, Random random) {
    if (random.nextInt(3) == 0) {
      return new StaySet(List.of(), coded(ended), new Lengths(), lengths(open), ended.length);
    }
    if (random.nextInt(3) == 0) {
      return counted(ended, open, random);
    }
    List<List<Grouped>> parts = List.of(new ArrayList<>(), new ArrayList<>());
    Lengths more = new Lengths();
    Lengths fewer = new Lengths();
    for (int way = 0; way < ended.length; way++) {
      for (long length : ended[way]) {
        if (random.nextInt(4) == 0) {
          more.add(StaySet.code(length, way));
        } else {
          parts.get(random.nextInt(2)).add(new Grouped(length, way, true));
        }
        if (random.nextInt(6) == 0) {
          long other = random.nextBoolean() ? length : length / 2;
          parts.get(random.nextInt(2)).add(new Grouped(other, way, false));
          fewer.add(StaySet.code(other, way));
        }
      }
    }
    List<GroupedLengths> grouped = List.of(new Part(parts.get(0)), new Part(parts.get(1)));
    return new StaySet(grouped, more, fewer, lengths(open), ended.length);
  }

  /// The same, counted as they came by two threads.
  private static StaySet counted(long[][] ended, long[] open, Random random) {
    List<GroupedStays> parts =
        List.of(new GroupedStays(ended.length), new GroupedStays(ended.length));
    for (int way = 0; way < ended.length; way++) {
      for (long length : ended[way]) {
        parts.get(random.nextInt(2)).add(new long[] {StaySet.code(length, way)}, 0, 1);
      }
    }
    return new StaySet(
        List.copyOf(parts), new Lengths(), new Lengths(), lengths(open), ended.length);
  }

  private static Lengths coded(long[][] ended) {
    Lengths coded = new Lengths();
    for (int way = 0; way < ended.length; way++) {
      for (long length : ended[way]) {
        coded.add(StaySet.code(length, way));
      }
    }
    return coded;
  }

  private record Grouped(long length, int way, boolean isOfSet) {}

  /// Lengths in groups.
  private static final class Part implements GroupedLengths {
    private final List<Grouped> stays;
    private final int[] begins;

    Part(List<Grouped> stays) {
      this.stays = stays.stream().sorted(Comparator.comparingLong(Grouped::length)).toList();
      this.begins = new int[groups() + 1];
      stays.forEach(one -> begins[LogScale.group(one.length()) + 1]++);
      for (int group = 1; group < begins.length; group++) {
        begins[group] += begins[group - 1];
      }
    }

    @Override
    public int groups() {
      return stays.isEmpty() ? 1 : LogScale.group(stays.getLast().length()) + 1;
    }

    @Override
    public int count(int group, int way) {
      return (int)
          stays.subList(begins[group], begins[group + 1]).stream()
              .filter(one -> one.way() == way)
              .count();
    }

    @Override
    public int read(int group, long[] to, int from) {
      return read(stays.subList(begins[group], begins[group + 1]), to, from, false);
    }

    @Override
    public int readAll(int group, long[] to, int from) {
      return read(stays.subList(begins[group], begins[group + 1]), to, from, true);
    }

    private static int read(List<Grouped> some, long[] to, int from, boolean all) {
      int size = from;
      for (Grouped stay : some) {
        if (all || stay.isOfSet()) {
          to[size++] = StaySet.code(stay.length(), stay.way());
        }
      }
      return size;
    }

    @Override
    public StayTotals totals() {
      StayTotals totals = new StayTotals(3);
      stays.forEach(one -> totals.add(one.way(), one.length()));
      return totals;
    }
  }

  private static Lengths lengths(long[] values) {
    Lengths lengths = new Lengths();
    for (long value : values) {
      lengths.add(value);
    }
    return lengths;
  }
}
