package io.klantreis.journey.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.klantreis.journey.stats.StandChange.Alike;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  /// Each person of those who stood there, alone.
  ///
  /// @param age from which on somebody is one of some
  private static List<Alike> people(List<Stay> stays, double age) {
    return people(stays, age, /* earlier= */ 0);
  }

  private static List<Alike> people(List<Stay> stays, double age, double earlier) {
    List<Alike> people = new ArrayList<>();
    for (Stay stay : stays) {
      int latest = 0;
      int some = 0;
      int all = 0;
      for (int i = 0; i < MOMENTS.length; i++) {
        double moment = MOMENTS[i] - earlier;
        latest += moment >= stay.end() ? 1 : 0;
        some += stay.begin() + age <= moment ? 1 : 0;
        all += stay.begin() <= moment ? 1 : 0;
      }
      if (latest < all) {
        people.add(new Alike(1, latest, some, all));
      }
    }
    return people;
  }

  private static StandChange counts(List<Stay> stays) {
    return StandChange.ofCounts(people(stays, 0), MOMENTS.length);
  }

  @Test
  void variance_isTheSumOfSquaredWeightsOfPeople() {
    List<Stay> stays = steady(new Random(5), 10, 12, 1);
    StandChange change = counts(stays);
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
  void boundsOfAShare_areThoseOfWeightsAddedUpPersonByPerson() {
    double level = 0.01;
    double z = 2.3263478740408408;
    for (int seed = 0; seed < 20; seed++) {
      List<Stay> stays = steady(new Random(seed), 3, 9, 1 + seed % 2);
      double age = 4;
      double[] some = new double[MOMENTS.length];
      double[] all = new double[MOMENTS.length];
      for (int i = 0; i < MOMENTS.length; i++) {
        for (Stay stay : stays) {
          some[i] += stay.at(MOMENTS[i], age) ? 1 : 0;
          all[i] += stay.at(MOMENTS[i], 0) ? 1 : 0;
        }
      }
      double someBefore = (some[1] + some[2] + some[3] + some[4]) / 4;
      double allBefore = (all[1] + all[2] + all[3] + all[4]) / 4;
      double share = (some[0] + someBefore) / (all[0] + allBefore);
      double squares = 0;
      double cubes = 0;
      for (Stay stay : stays) {
        double weight = 0;
        for (int i = 0; i < MOMENTS.length; i++) {
          double own = (stay.at(MOMENTS[i], age) ? 1 : 0) - (stay.at(MOMENTS[i], 0) ? share : 0);
          weight += i == 0 ? own : -own / 4;
        }
        squares += weight * weight;
        cubes += weight * weight * weight;
      }
      double seen = some[0] * (1 - share) * (1 - share) + (all[0] - some[0]) * share * share;
      double variance = squares + Math.max(0, share * (1 - share) * all[0] - seen);
      double skewness = cubes / Math.pow(variance, 1.5);
      double unit = Math.sqrt(variance) / ((all[0] + allBefore) / 2);
      double difference = some[0] / all[0] - someBefore / allBefore;
      double up = (z + Math.max(0, skewness) * (z * z - 1) / 6) * unit;
      double down = (z + Math.max(0, -skewness) * (z * z - 1) / 6) * unit;
      StandChange change = StandChange.ofShares(people(stays, age), MOMENTS.length);
      assertThat(change.riseAtLeast(level)).isCloseTo(difference - up, within(1e-9));
      assertThat(change.fallAtLeast(level)).isCloseTo(-difference - down, within(1e-9));
    }
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
          rises += counts(stays).riseAtLeast(0.02) > 0 ? 1 : 0;
          falls += counts(stays).fallAtLeast(0.02) > 0 ? 1 : 0;
          StandChange share = StandChange.ofShares(people(stays, usual), MOMENTS.length);
          shares += share.riseAtLeast(0.02) > 0 ? 1 : 0;
        }
        String what = perDay + " a day for " + usual + " days: " + rises + " " + falls;
        // 12 of 600 are expected; 24 have a chance of 1 in 1,000
        assertThat(rises).as(what).isLessThan(25);
        assertThat(falls).as(what).isLessThan(25);
        assertThat(shares).as(what + " " + shares).isLessThan(25);
      }
    }
  }

  /// Two looks an hour and a half apart differ as much as the slope says.
  @ParameterizedTest
  @CsvSource({"2, false", "2, true", "40, false", "40, true"})
  void looksForget_asFastAsTheSlopeSays(double usual, boolean ofShares) {
    double apart = 1 / 16.0;
    double age = ofShares ? usual / 2 : 0;
    double perDay = 20;
    double becomeSome = perDay * Math.exp(-age / usual);
    double differences = 0;
    double expected = 0;
    for (int seed = 0; seed < 700; seed++) {
      List<Stay> stays = steady(new Random(13L * seed + 5), perDay, usual, 1);
      StandChange now = change(people(stays, age), ofShares);
      StandChange before = change(people(stays, age, apart), ofShares);
      double moved = now.recent() - now.baseline() - before.recent() + before.baseline();
      differences += moved * moved;
      double spread = spread(now);
      expected += 2 * apart * now.slope(becomeSome, perDay) * spread * spread;
    }
    assertThat(differences / expected).isBetween(0.8, 1.25);
  }

  private static StandChange change(List<Alike> people, boolean ofShares) {
    return ofShares
        ? StandChange.ofShares(people, MOMENTS.length)
        : StandChange.ofCounts(people, MOMENTS.length);
  }

  /// What the shorter tail's bound lies off the difference, in standard deviations 1.
  private static double spread(StandChange change) {
    double z = 2.3263478740408408;
    double difference = change.recent() - change.baseline();
    double up = (difference - change.riseAtLeast(0.01)) / z;
    double down = (-difference - change.fallAtLeast(0.01)) / z;
    return Math.min(up, down);
  }

  @Test
  void surge_isSeen() {
    int seen = 0;
    for (int seed = 0; seed < 100; seed++) {
      List<Stay> stays = steady(new Random(31L * seed), 20, 5, 2);
      seen += counts(stays).riseAtLeast(0.001) > 0 ? 1 : 0;
    }
    assertThat(seen).isGreaterThan(90);
  }

  @Test
  void nobodyAtAnyMoment_isNoChange() {
    StandChange none = StandChange.ofCounts(List.of(), 3);
    assertThat(none.riseAtLeast(0.01)).isZero();
    assertThat(none.fallAtLeast(0.01)).isZero();
  }
}
