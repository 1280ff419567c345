package io.klantreis.journey.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.klantreis.journey.query.Interval;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimeAxisTest {
  private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");

  private static TimeAxis axis(String from, String to, Interval interval) {
    return TimeAxis.of(millis(from), millis(to), interval, AMSTERDAM);
  }

  private static long millis(String instant) {
    return Instant.parse(instant).toEpochMilli();
  }

  private static List<String> starts(TimeAxis axis) {
    List<String> starts = new ArrayList<>();
    for (int i = 0; i < axis.size(); i++) {
      starts.add(Instant.ofEpochMilli(axis.startMillis(i)).toString());
    }
    return starts;
  }

  @Test
  void days_clockGoesForward_oneLasts23Hours() {
    TimeAxis axis = axis("2025-03-28T23:00:00Z", "2025-03-31T22:00:00Z", Interval.DAY);
    assertThat(starts(axis))
        .containsExactly("2025-03-28T23:00:00Z", "2025-03-29T23:00:00Z", "2025-03-30T22:00:00Z");
    assertThat(axis.endMillis(1) - axis.startMillis(1)).isEqualTo(23 * 3_600_000L);
  }

  @Test
  void days_clockGoesBack_oneLasts25Hours() {
    TimeAxis axis = axis("2025-10-24T22:00:00Z", "2025-10-27T23:00:00Z", Interval.DAY);
    assertThat(starts(axis))
        .containsExactly("2025-10-24T22:00:00Z", "2025-10-25T22:00:00Z", "2025-10-26T23:00:00Z");
    assertThat(axis.endMillis(1) - axis.startMillis(1)).isEqualTo(25 * 3_600_000L);
  }

  @Test
  void hours_clockGoesBack_theHourThatRepeatsIsThereTwice() {
    TimeAxis axis = axis("2025-10-25T22:00:00Z", "2025-10-26T03:00:00Z", Interval.HOUR);
    assertThat(axis.size()).isEqualTo(5);
  }

  @Test
  void hours_clockGoesBackByHalfAnHour_theHalfHourThatRepeatsIsThereTwice() {
    long from = millis("2025-04-05T13:00:00Z");
    long to = millis("2025-04-05T17:00:00Z");
    TimeAxis axis = TimeAxis.of(from, to, Interval.HOUR, ZoneId.of("Australia/Lord_Howe"));
    assertThat(starts(axis))
        .containsExactly(
            "2025-04-05T13:00:00Z",
            "2025-04-05T14:00:00Z",
            "2025-04-05T15:00:00Z",
            "2025-04-05T15:30:00Z",
            "2025-04-05T16:30:00Z");
  }

  @Test
  void hours_clockGoesForwardByHalfAnHour_theHourThatIsCutLastsHalfOfOne() {
    long from = millis("2025-10-04T14:30:00Z");
    long to = millis("2025-10-04T17:00:00Z");
    TimeAxis axis = TimeAxis.of(from, to, Interval.HOUR, ZoneId.of("Australia/Lord_Howe"));
    assertThat(starts(axis))
        .containsExactly("2025-10-04T14:30:00Z", "2025-10-04T15:30:00Z", "2025-10-04T16:00:00Z");
  }

  /// Clocks were set by seconds once: Amsterdam's was 28 seconds ahead until 1940.
  @Test
  void hours_ofAnyZoneAndYear_areNeverMoreThanTheRangeHolds() {
    long day = 24 * 3_600_000L;
    for (String zone : ZoneId.getAvailableZoneIds()) {
      for (int year = 1900; year < 2030; year += 43) {
        long from = millis(year + "-01-01T00:00:00Z");
        TimeAxis axis = TimeAxis.of(from, from + 366 * day, Interval.HOUR, ZoneId.of(zone));
        assertThat(axis.size()).as(zone + " " + year).isBetween(366 * 24, 366 * 24 + 20);
      }
    }
  }

  @Test
  void intervals_rangeStartsWithinOne_areClippedAtBothEnds() {
    TimeAxis axis = axis("2025-06-03T08:30:00Z", "2025-06-17T10:00:00Z", Interval.WEEK);
    assertThat(starts(axis))
        .containsExactly("2025-06-03T08:30:00Z", "2025-06-08T22:00:00Z", "2025-06-15T22:00:00Z");
    assertThat(axis.endMillis(2)).isEqualTo(millis("2025-06-17T10:00:00Z"));
  }

  @Test
  void months_ofAYear_beginOnTheFirst() {
    TimeAxis axis = axis("2024-12-31T23:00:00Z", "2025-12-31T23:00:00Z", Interval.MONTH);
    assertThat(axis.size()).isEqualTo(12);
    assertThat(starts(axis)).contains("2025-01-31T23:00:00Z", "2025-06-30T22:00:00Z");
  }

  @Test
  void indexOf_anyTime_isTheIntervalThatHoldsIt() {
    TimeAxis axis = axis("2025-02-10T08:30:00Z", "2025-11-10T10:00:00Z", Interval.DAY);
    Random random = new Random(7);
    long from = axis.startMillis(0);
    long to = axis.endMillis(axis.size() - 1);
    for (int i = 0; i < 10_000; i++) {
      long time = from + (long) (random.nextDouble() * (to - from));
      int index = axis.indexOf(time);
      assertThat(time).isBetween(axis.startMillis(index), axis.endMillis(index) - 1);
    }
    assertThat(axis.indexOf(from)).isZero();
    assertThat(axis.indexOf(from - 1)).isEqualTo(TimeAxis.OUTSIDE);
    assertThat(axis.indexOf(to)).isEqualTo(TimeAxis.OUTSIDE);
    assertThat(axis.indexOf(to - 1)).isEqualTo(axis.size() - 1);
  }

  /// Of any zone, in years in which clocks were set by hours, minutes or seconds, and wherever the
  /// range cuts the first and the last interval: what a search from the first on finds.
  @Test
  void indexOf_aroundEachBoundaryOfAnyZone_isWhatASearchFinds() {
    List<String> zones = ZoneId.getAvailableZoneIds().stream().sorted().toList();
    long hour = 3_600_000L;
    for (int seed = 0; seed < 2_000; seed++) {
      Random random = new Random(seed);
      ZoneId zone = ZoneId.of(zones.get(random.nextInt(zones.size())));
      Interval interval = Interval.values()[random.nextInt(Interval.values().length)];
      long from = random.nextLong(-70 * 8_766 * hour, 60 * 8_766 * hour);
      long most = interval == Interval.HOUR ? 500 * hour : 10_000 * hour;
      long to = from + 1 + random.nextLong(random.nextBoolean() ? most : 3 * hour);
      assertEachFound(TimeAxis.of(from, to, interval, zone), random, zone + " seed " + seed);
    }
  }

  /// Clocks of the second half hour are set back by half an hour: one interval of 30 minutes among
  /// hours. Where they were set by less, a slot holds several: Liberia's by 44:30 minutes in 1972.
  @Test
  void indexOf_whereClocksAreSetByMinutes_isWhatASearchFinds() {
    record Change(String zone, String around) {}
    for (Change change :
        List.of(
            new Change("Australia/Lord_Howe", "2025-04-05T15:00:00Z"),
            new Change("Australia/Lord_Howe", "2025-10-04T15:30:00Z"),
            new Change("Africa/Monrovia", "1972-01-07T00:44:30Z"),
            new Change("Asia/Kathmandu", "1985-12-31T18:30:00Z"),
            new Change("Europe/Amsterdam", "1937-06-30T23:40:28Z"))) {
      for (int seed = 0; seed < 200; seed++) {
        Random random = new Random(seed);
        long around = millis(change.around());
        long from = around - random.nextLong(100 * 3_600_000L);
        long to = around + 1 + random.nextLong(random.nextBoolean() ? 7_200_000L : 10_000_000_000L);
        TimeAxis axis = TimeAxis.of(from, to, Interval.HOUR, ZoneId.of(change.zone()));
        assertEachFound(axis, random, change + " seed " + seed);
      }
    }
  }

  private static void assertEachFound(TimeAxis axis, Random random, String what) {
    long from = axis.startMillis(0);
    long to = axis.endMillis(axis.size() - 1);
    for (int i = 0; i < axis.size(); i++) {
      long begin = axis.startMillis(i);
      long end = axis.endMillis(i);
      assertThat(axis.indexOf(begin)).as(what).isEqualTo(i);
      assertThat(axis.indexOf(end - 1)).as(what).isEqualTo(i);
      assertThat(axis.indexOf(begin + random.nextLong(end - begin))).as(what).isEqualTo(i);
    }
    assertThat(axis.indexOf(from - 1)).as(what).isEqualTo(TimeAxis.OUTSIDE);
    assertThat(axis.indexOf(to)).as(what).isEqualTo(TimeAxis.OUTSIDE);
  }

  @Test
  void of_emptyRange_hasNoIntervals() {
    TimeAxis axis = axis("2025-02-10T08:30:00Z", "2025-02-10T08:30:00Z", Interval.DAY);
    assertThat(axis.size()).isZero();
    assertThat(axis.indexOf(millis("2025-02-10T08:30:00Z"))).isEqualTo(TimeAxis.OUTSIDE);
  }

  @Test
  void of_aCenturyOfHours_isRefused() {
    assertThatThrownBy(() -> axis("1925-01-01T00:00:00Z", "2025-01-01T00:00:00Z", Interval.HOUR))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1h");
  }

  @Test
  void fitting_takesTheSmallestThatFits() {
    long from = millis("2025-01-01T00:00:00Z");
    long week = millis("2025-01-08T00:00:00Z");
    long year = millis("2026-01-01T00:00:00Z");
    assertThat(TimeAxis.fitting(from, week, ZoneId.of("UTC"), 168, Interval.HOUR))
        .isEqualTo(Interval.HOUR);
    assertThat(TimeAxis.fitting(from, week, ZoneId.of("UTC"), 167, Interval.HOUR))
        .isEqualTo(Interval.DAY);
    assertThat(TimeAxis.fitting(from, week, ZoneId.of("UTC"), 1000, Interval.DAY))
        .isEqualTo(Interval.DAY);
    assertThat(TimeAxis.fitting(from, year, ZoneId.of("UTC"), 100, Interval.HOUR))
        .isEqualTo(Interval.WEEK);
    assertThat(TimeAxis.fitting(from, year, ZoneId.of("UTC"), 3, Interval.HOUR))
        .isEqualTo(Interval.MONTH);
  }

  @Test
  void stretches_followEachOther_andTheRangeIsAWholeNumberOfThem() {
    TimeAxis axis = TimeAxis.stretches(10, 40, 10);
    assertThat(axis.size()).isEqualTo(3);
    for (int time = 10; time < 40; time++) {
      assertThat(axis.indexOf(time)).isEqualTo(time / 10 - 1);
    }
    assertThat(axis.indexOf(40)).isEqualTo(TimeAxis.OUTSIDE);
    assertThatThrownBy(() -> TimeAxis.stretches(10, 45, 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[10, 45)");
  }
}
