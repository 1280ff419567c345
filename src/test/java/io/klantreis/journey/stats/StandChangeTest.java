package io.klantreis.journey.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Numbers of people at some moments: the sums over pairs of moments are those over people, and
/// where nothing changed as many differences lie beyond a bound as its level says.
class StandChangeTest {
  private static final long[] MOMENTS = {100, 93, 86, 79, 72};

  /// A stay, and from which age on it counts as one of some.
  private record Stay(double begin, double end) {
    boolean at(long moment, double age) {
      return begin + age <= moment && moment < end;
    }
  }

  private static List<Stay> steady(Random random, double perDay, double usual, double surge) {
    List<Stay> stays = new ArrayList<>();
    double time = -20 * usual;
    while (time < 101) {
      time += -Math.log(1 - random.nextDouble()) / (time > 93 ? perDay * surge : perDay);
      stays.add(new Stay(time, time - usual * Math.log(1 - random.nextDouble())));
    }
    return stays;
  }

  private static long[][] pairs(List<Stay> stays, double age, double otherAge) {
    long[][] pairs = new long[MOMENTS.length][MOMENTS.length];
    for (int i = 0; i < MOMENTS.length; i++) {
      for (int j = 0; j < MOMENTS.length; j++) {
        long one = MOMENTS[i];
        long other = MOMENTS[j];
        pairs[i][j] =
            stays.stream().filter(stay -> stay.at(one, age) && stay.at(other, otherAge)).count();
      }
    }
    return pairs;
  }

  @Test
  void variance_isTheSumOfSquaredWeightsOfPeople() {
    List<Stay> stays = steady(new Random(5), 10, 12, 1);
    StandChange change = StandChange.ofCounts(pairs(stays, 0, 0));
    double recent = stays.stream().filter(stay -> stay.at(100, 0)).count();
    double difference = 0;
    double variance = 0;
    for (Stay stay : stays) {
      double weight = stay.at(100, 0) ? 1 : 0;
      for (int i = 1; i < MOMENTS.length; i++) {
        weight -= stay.at(MOMENTS[i], 0) ? 0.25 : 0;
      }
      difference += weight;
      variance += weight * weight;
    }
    variance += Math.max(0, -difference);
    assertThat(change.recent()).isEqualTo(recent);
    assertThat(change.recent() - change.baseline()).isCloseTo(difference, within(1e-9));
    // The middle of both bounds is the difference, their width the spread of the shorter tail.
    assertThat(change.fallAtLeast(0.025))
        .isLessThanOrEqualTo(-difference - 1.959 * Math.sqrt(variance) + 1e-9);
    assertThat(Math.max(change.fallAtLeast(0.025), change.riseAtLeast(0.025)))
        .isCloseTo(Math.abs(difference) - 1.96 * Math.sqrt(variance), within(1.0));
  }

  @Test
  void steadyNumbers_areRarelyBeyondTheBound_howeverLongPeopleStay() {
    for (double usual : new double[] {0.5, 10, 60}) {
      for (double perDay : new double[] {0.5, 20 / Math.sqrt(usual)}) {
        int rises = 0;
        int falls = 0;
        int shares = 0;
        for (int seed = 0; seed < 600; seed++) {
          List<Stay> stays = steady(new Random(77L * seed), perDay, usual, 1);
          long[][] all = pairs(stays, 0, 0);
          rises += StandChange.ofCounts(all).riseAtLeast(0.02) > 0 ? 1 : 0;
          falls += StandChange.ofCounts(all).fallAtLeast(0.02) > 0 ? 1 : 0;
          long[][] some = pairs(stays, usual, usual);
          shares +=
              StandChange.ofShares(some, all, pairs(stays, usual, 0)).riseAtLeast(0.02) > 0 ? 1 : 0;
        }
        String what = perDay + " a day for " + usual + " days: " + rises + " " + falls;
        // 12 of 600 are expected; 24 have a chance of 1 in 1,000
        assertThat(rises).as(what).isLessThan(25);
        assertThat(falls).as(what).isLessThan(25);
        assertThat(shares).as(what + " " + shares).isLessThan(25);
      }
    }
  }

  @Test
  void surge_isSeen() {
    int seen = 0;
    for (int seed = 0; seed < 100; seed++) {
      List<Stay> stays = steady(new Random(31L * seed), 20, 5, 2);
      seen += StandChange.ofCounts(pairs(stays, 0, 0)).riseAtLeast(0.001) > 0 ? 1 : 0;
    }
    assertThat(seen).isGreaterThan(90);
  }

  @Test
  void nobodyAtAnyMoment_isNoChange() {
    StandChange none = StandChange.ofCounts(new long[3][3]);
    assertThat(none.riseAtLeast(0.01)).isZero();
    assertThat(none.fallAtLeast(0.01)).isZero();
  }
}
