package io.klantreis.journey.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.klantreis.journey.stats.IncidenceChange;
import io.klantreis.journey.stats.RepeatedLooks;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Months of a funnel with a window of 14 days, compared at equal age while most runs are open,
/// with the statistics that the engine asks. `-Dalerts.months=N` simulates more or fewer months.
class EarlyAlarmTest {
  private static final int MONTHS = Integer.getInteger("alerts.months", 300);
  private static final int DAY = 24;
  private static final int STRETCH = 3 * DAY;
  private static final int BASE = 27 * DAY;
  private static final long HOUR_MILLIS = 3_600_000;

  /// How soon those convert that do, by days since entry.
  private enum Pace {
    /// Exponential, 60 % within a day.
    SIXTY(day -> 1 - Math.exp(-0.9163 * day)),
    /// Exponential, 80 % within a day.
    EIGHTY(day -> 1 - Math.exp(-1.6094 * day)),
    /// 60 % evenly over the first day, the others evenly over the 13 days after it.
    EVEN(day -> day < 1 ? 0.6 * day : 0.6 + 0.4 * (day - 1) / 13);

    private final DoubleUnaryOperator share;

    Pace(DoubleUnaryOperator share) {
      this.share = share;
    }
  }

  /// Entries of each hour and their conversions by hours of age, added up over the hours of entry.
  private static final class Step {
    private final long[][] risk = new long[STRETCH][];
    private final long[][] done = new long[STRETCH][];
    private final int hours;

    Step(Random random, double perDay, int hours, int drop, Pace pace) {
      this.hours = hours;
      for (int age = 0; age < STRETCH; age++) {
        risk[age] = new long[hours + 1];
        done[age] = new long[hours + 1];
      }
      int[] ended = new int[STRETCH];
      for (int hour = 0; hour < hours; hour++) {
        java.util.Arrays.fill(ended, 0);
        int entries = entries(random, perDay, hour >= drop ? 0.2 : 0.3, pace, ended);
        for (int age = 0; age < STRETCH; age++) {
          risk[age][hour + 1] = risk[age][hour] + entries;
          done[age][hour + 1] = done[age][hour] + ended[age];
          entries -= ended[age];
        }
      }
    }

    private static int entries(Random random, double perDay, double share, Pace pace, int[] ended) {
      double limit = Math.exp(-perDay / DAY);
      double product = random.nextDouble();
      int entries = 0;
      while (product > limit) {
        entries++;
        if (random.nextDouble() < share) {
          double early = random.nextDouble();
          for (int age = 0; age < STRETCH; age++) {
            if (early < pace.share.applyAsDouble((age + 1.0) / DAY)) {
              ended[age]++;
              break;
            }
          }
        }
        product *= random.nextDouble();
      }
      return entries;
    }

    /// The last three days at a look: those of an hour are watched for the hours since.
    IncidenceChange at(int look) {
      int from = look - STRETCH;
      double base = Math.max(1, risk[0][from] - risk[0][from - BASE]);
      double[] curve = new double[STRETCH + 1];
      for (int age = 0; age < STRETCH; age++) {
        curve[age + 1] = curve[age] + (done[age][from] - done[age][from - BASE]) / base;
      }
      long observed = 0;
      double expected = 0;
      double squares = 0;
      double cubes = 0;
      double watched = 0;
      double mean = 0;
      double square = 0;
      for (int age = STRETCH - 1; age >= 0; age--) {
        int hour = look - age - 1;
        double entries = risk[0][hour + 1] - risk[0][hour];
        double chance = curve[age + 1];
        expected += entries * chance;
        squares += entries * chance * chance;
        cubes += entries * chance * chance * chance;
        observed += done[age][look - age] - done[age][from];
        // What one of the baseline adds to the expected number that converts at this age.
        watched += entries;
        double share = chance - curve[age];
        mean += share * watched;
        square += share * watched * watched;
      }
      double full = curve[STRETCH] * watched;
      return new IncidenceChange(
          observed,
          expected,
          squares,
          cubes,
          curve[STRETCH],
          Math.max(0, square - mean * mean) / base,
          base,
          full > 0 ? Math.min(1, expected / full) : 1);
    }
  }

  /// Whether some row fires at some look, the permitted chance parted as the engine does.
  private static boolean fires(List<Step> rows, int every, boolean rises) {
    int hours = rows.getFirst().hours;
    for (int look = BASE + STRETCH; look <= hours; look += every) {
      int at = look;
      List<IncidenceChange> changes = rows.stream().map(step -> step.at(at)).toList();
      double[] parts =
          Instances.parts(changes.stream().mapToDouble(IncidenceChange::expected).toArray());
      for (int row = 0; row < parts.length; row++) {
        IncidenceChange change = changes.get(row);
        double moved = change.observed() - change.expected();
        // No look is taken at a level that so little could reach.
        if (moved > 0 != rises || moved * moved < 2 * change.expected()) {
          continue;
        }
        double level =
            Looks.level(
                Looks.EARLY_CHANCE * parts[row] * TestedIncidence.worth(change.expected()),
                every * HOUR_MILLIS,
                look % DAY == 0,
                RepeatedLooks.slope(
                    STRETCH * HOUR_MILLIS * Math.max(0.5, change.ripeness()), BASE * HOUR_MILLIS));
        if (rises
            ? change.riseChance() <= TestedIncidence.OF_A_RISE * level
            : change.fallChance() <= level) {
          return true;
        }
      }
    }
    return false;
  }

  private static long fired(
      int rows, double perDay, int hours, int drop, int every, boolean rises, Pace pace) {
    return IntStream.range(0, MONTHS)
        .parallel()
        .filter(month -> {
          var random = new Random(1_000_003L * month + 29);
          List<Step> steps = new ArrayList<>();
          for (int row = 0; row < rows; row++) {
            int from = row == 0 ? drop : Integer.MAX_VALUE;
            steps.add(new Step(random, perDay * Math.pow(0.3, row), hours, from, pace));
          }
          return fires(steps, every, rises);
        })
        .count();
  }

  @ParameterizedTest
  @CsvSource({
    "20, 5, 1, false",
    "50, 5, 1, false",
    "200, 5, 1, false",
    "500, 5, 1, false",
    "20, 5, 24, false",
    "50, 5, 24, false",
    "200, 5, 24, false",
    "500, 5, 24, false",
    "500, 1, 24, false",
    "2000, 1, 24, false",
    "20, 5, 1, true",
    "20, 5, 24, true",
    "200, 5, 24, true"
  })
  void steadyProcess_firesInAtMostFiveOfAHundredMonths(
      double perDay, int rows, int every, boolean rises) {
    int hours = BASE + STRETCH + 30 * DAY;
    long fired = fired(rows, perDay, hours, Integer.MAX_VALUE, every, rises, Pace.SIXTY);
    System.out.printf(
        "early false alarms (%s): %.0f a day, %d rows, every %d h: %d of %d%n",
        rises ? "rise" : "fall", perDay, rows, every, fired, MONTHS);
    assertThat(fired).isLessThanOrEqualTo(MONTHS / 20);
  }

  /// @param begin hour of the day at which conversion falls; days count from then
  /// @param share how many of a hundred months catch it, measured over 1,000; fewer months may show
  ///   fewer by three standard errors
  @ParameterizedTest
  @CsvSource({
    "EIGHTY, 5, 3, 0, 96",
    "SIXTY, 1, 3, 0, 91",
    "SIXTY, 5, 3, 0, 90",
    "SIXTY, 5, 4, 0, 96",
    "SIXTY, 5, 4, 12, 92",
    "EVEN, 1, 3, 0, 76"
  })
  void conversionFallingFrom30To20_isCaughtEarly(
      Pace pace, int rows, int days, int begin, int share) {
    int drop = BASE + STRETCH + begin;
    long caught = fired(rows, 200, drop + days * DAY, drop, 1, /* rises= */ false, pace);
    System.out.printf(
        "early, %s, %d rows, from hour %d: caught within %d days %d of %d%n",
        pace, rows, begin, days, caught, MONTHS);
    double error = Math.sqrt(share * (100.0 - share) / MONTHS);
    assertThat(100.0 * caught / MONTHS).isGreaterThanOrEqualTo(share - 3 * error);
  }
}
