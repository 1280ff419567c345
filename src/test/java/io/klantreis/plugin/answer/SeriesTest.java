package io.klantreis.plugin.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.klantreis.journey.query.Interval;
import io.klantreis.journey.time.TimeAxis;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeriesTest {
  private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");

  @ParameterizedTest
  @CsvSource({
    // whole days, one of them of 25 hours; also as Grafana ends a day
    "DAY, 2025-10-24T22:00:00Z, 2025-10-26T23:00:00Z, 2025-11-01T00:00:00Z, ''",
    "DAY, 2025-10-24T22:00:00Z, 2025-10-26T22:59:59.999Z, 2025-11-01T00:00:00Z, ''",
    // cut by the range
    "DAY, 2025-10-24T22:00:00Z, 2025-10-26T22:59:59.998Z, 2025-11-01T00:00:00Z, Last",
    "DAY, 2025-10-24T22:00:01Z, 2025-10-26T23:00:00Z, 2025-11-01T00:00:00Z, First",
    "WEEK, 2025-10-01T00:00:00Z, 2025-10-22T00:00:00Z, 2025-11-01T00:00:00Z, Both",
    // today is not over, though the range goes on
    "DAY, 2025-10-24T22:00:00Z, 2025-10-26T23:00:00Z, 2025-10-26T12:00:00Z, Last",
    "HOUR, 2025-10-24T22:00:00Z, 2025-10-24T23:00:00Z, 2025-11-01T00:00:00Z, ''",
    // nothing of it has begun
    "MONTH, 2025-10-24T22:00:00Z, 2025-10-26T23:00:00Z, 2025-10-01T12:00:00Z, ''"
  })
  void partsAt_rangeAndNow_areTheEndsThatCountLess(
      Interval interval, Instant from, Instant to, Instant now, String ends) {
    TimeAxis axis = TimeAxis.of(from.toEpochMilli(), to.toEpochMilli(), interval, AMSTERDAM);
    long until = Math.min(now.toEpochMilli() + 1, to.toEpochMilli());

    assertThat(Series.partsAt(axis, interval, AMSTERDAM, until)).isEqualTo(ends);
  }
}
