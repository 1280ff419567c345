package io.klantreis.journey.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.klantreis.journey.stats.MeanChange;
import io.klantreis.journey.stats.Moments;
import io.klantreis.journey.stats.RepeatedLooks;
import io.klantreis.journey.stats.ShareChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A thousand months of a steady process, and of one that breaks, with the statistics that the
/// engine asks: that the engine counts the same is ChangeAnalysisTest's to show.
/// `-Dalerts.months=N` simulates more or fewer months.
class FalseAlarmTest {
  private static final int MONTHS = Integer.getInteger("alerts.months", 1000);
  private static final int DAY = 24;
  private static final int STRETCH = 3 * DAY;
  private static final int BASE = 27 * DAY;
  private static final int MIN_SAMPLE = 5;
  private static final long HOUR_MILLIS = 3_600_000;

  /// No look is taken at a level above this one.
  private static final double HIGHEST_LEVEL = 0.01;

  /// Closed runs of each hour, added up, and how many of them went on, a row a step.
  private static final class Process {
    final int[][] entered;
    final int[][] converted;

    /// @param drop hour from which on the first step converts 20 % and not 30 %
    Process(Random random, double perDay, int rows, int hours, int drop) {
      entered = new int[rows][hours + 1];
      converted = new int[rows][hours + 1];
      for (int hour = 0; hour < hours; hour++) {
        int here = poisson(random, perDay / DAY);
        for (int row = 0; row < rows; row++) {
          double share = row == 0 && hour >= drop ? 0.2 : 0.3;
          int on = 0;
          for (int i = 0; i < here; i++) {
            on += random.nextDouble() < share ? 1 : 0;
          }
          entered[row][hour + 1] = entered[row][hour] + here;
          converted[row][hour + 1] = converted[row][hour] + on;
          here = on;
        }
      }
    }

    ShareChange at(int row, int hour) {
      int from = hour - STRETCH;
      return new ShareChange(
          converted[row][hour] - converted[row][from],
          entered[row][hour] - entered[row][from],
          converted[row][from] - converted[row][from - BASE],
          entered[row][from] - entered[row][from - BASE]);
    }
  }

  private static int poisson(Random random, double mean) {
    double limit = Math.exp(-mean);
    double product = random.nextDouble();
    int count = 0;
    while (product > limit) {
      count++;
      product *= random.nextDouble();
    }
    return count;
  }

  /// @param uncorrected the level of every look and row, or 0 for the engine's
  /// @return the first hour at which some row fires, or the end of the process
  private static int fires(Process process, double uncorrected, int every) {
    int hours = process.entered[0].length - 1;
    int rows = process.entered.length;
    double[] information = new double[rows];
    ShareChange[] shares = new ShareChange[rows];
    for (int hour = BASE + STRETCH; hour <= hours; hour += every) {
      for (int row = 0; row < rows; row++) {
        shares[row] = process.at(row, hour);
        boolean isEnough =
            shares[row].trials() >= MIN_SAMPLE && shares[row].baseTrials() >= MIN_SAMPLE;
        information[row] = isEnough ? shares[row].information() : 0;
      }
      double[] parts = Instances.parts(information);
      for (int row = 0; row < rows; row++) {
        double chance = information[row] == 0 ? 1 : shares[row].fallChance();
        double level =
            uncorrected > 0 || chance > HIGHEST_LEVEL
                ? uncorrected
                : level(parts[row], every, hour % DAY == 0);
        if (chance <= level) {
          return hour;
        }
      }
    }
    return Integer.MAX_VALUE;
  }

  private static double level(double part, int everyHours, boolean isMidnight) {
    return Looks.level(
        Looks.CHANCE * part,
        everyHours * HOUR_MILLIS,
        isMidnight,
        RepeatedLooks.slope(STRETCH * HOUR_MILLIS, BASE * HOUR_MILLIS));
  }

  @ParameterizedTest
  @CsvSource({"20, 1", "20, 24", "50, 1", "50, 24", "200, 1", "200, 24", "500, 1", "500, 24"})
  void steadyProcessOfSixSteps_firesInAtMostFiveOfAHundredMonths(double perDay, int every) {
    long fired =
        IntStream.range(0, MONTHS)
            .parallel()
            .filter(month -> {
              var random = new Random(1_000_003L * month + 17);
              int hours = BASE + STRETCH + 30 * DAY;
              var process = new Process(random, perDay, 5, hours, Integer.MAX_VALUE);
              return fires(process, 0, every) <= hours;
            })
            .count();
    System.out.printf(
        "false alarms: %.0f a day every %d h: %d of %d%n", perDay, every, fired, MONTHS);
    assertThat(fired).isLessThanOrEqualTo(MONTHS / 20);
  }

  /// Without correction a look at 0.05 would fire far more often: what the level is there for.
  @ParameterizedTest
  @CsvSource({"1, 0.2", "5, 0.6"})
  void steadyProcess_withoutCorrection_firesOften(int rows, double atLeast) {
    int months = MONTHS / 5;
    long fired =
        IntStream.range(0, months)
            .parallel()
            .filter(month -> {
              var random = new Random(1_000_003L * month + 18);
              int hours = BASE + STRETCH + 30 * DAY;
              var process = new Process(random, 200, rows, hours, Integer.MAX_VALUE);
              return fires(process, 0.025, DAY) <= hours;
            })
            .count();
    System.out.printf("uncorrected, %d rows, daily: %d of %d%n", rows, fired, months);
    assertThat(fired).isGreaterThan(Math.round(months * atLeast));
  }

  @ParameterizedTest
  @CsvSource({"5", "1"})
  void conversionFallingFrom30To20_at200ADay_isCaughtWithinThreeDays(int rows) {
    int drop = BASE + STRETCH + 5 * DAY;
    long caught =
        IntStream.range(0, MONTHS)
            .parallel()
            .filter(month -> {
              var random = new Random(1_000_003L * month + 19);
              var process = new Process(random, 200, rows, drop + 3 * DAY, drop);
              return fires(process, 0, 1) <= drop + 3 * DAY;
            })
            .count();
    System.out.printf("caught within three days, %d rows: %d of %d%n", rows, caught, MONTHS);
    assertThat(caught).isGreaterThanOrEqualTo(MONTHS * 9L / 10);
  }

  /// Stars given by few and by many, most of them five: the mean's spread is not normal.
  @ParameterizedTest
  @CsvSource({"6", "20", "150"})
  void steadyFeelings_fireInAtMostFiveOfAHundredMonths(double perDay) {
    int months = MONTHS / 2;
    long fired =
        IntStream.range(0, months)
            .parallel()
            .filter(month -> feelingsFire(new Random(1_000_003L * month + 20), perDay))
            .count();
    System.out.printf("false alarms of feelings: %.0f a day: %d of %d%n", perDay, fired, months);
    assertThat(fired).isLessThanOrEqualTo(months / 20);
  }

  private static boolean feelingsFire(Random random, double perDay) {
    double[] levels = {level(1, 1, false), level(1, 1, true)};
    double[] stars = {1, 1, 1, 1, 1, 0.5, 0.5, 0.5, 0, -0.5, -1};
    List<Moments> hours = new ArrayList<>();
    for (int hour = 0; hour < BASE + STRETCH + 30 * DAY; hour++) {
      var moments = new Moments();
      for (int i = poisson(random, perDay / DAY); i > 0; i--) {
        moments.add(stars[random.nextInt(stars.length)]);
      }
      hours.add(moments);
    }
    for (int look = BASE + STRETCH; look <= hours.size(); look++) {
      Moments recent = sum(hours.subList(look - STRETCH, look));
      Moments base = sum(hours.subList(look - STRETCH - BASE, look - STRETCH));
      double level = levels[look % DAY == 0 ? 1 : 0];
      if (recent.count() >= MIN_SAMPLE && new MeanChange(recent, base).fallAtLeast(level) > 0) {
        return true;
      }
    }
    return false;
  }

  private static Moments sum(List<Moments> hours) {
    var sum = new Moments();
    hours.forEach(sum::add);
    return sum;
  }
}
