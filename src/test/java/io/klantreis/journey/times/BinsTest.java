package io.klantreis.journey.times;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BinsTest {
  @Test
  void bins_ofPostHogsOwnExamples_haveTheirBounds() {
    assertThat(Bins.of(50_000, 300_000, 27, 0)).isEqualTo(new Bins(50_000, 84_000, 4));
    assertThat(Bins.of(100_000, 200_000, 8, 0)).isEqualTo(new Bins(100_000, 50_000, 3));
    assertThat(Bins.of(0, 100_000, 16, 4)).isEqualTo(new Bins(0, 25_000, 5));
  }

  @Test
  void bins_allBelowASecond_areInMilliseconds() {
    assertThat(Bins.of(10, 999, 3, 10)).isEqualTo(new Bins(10, 99, 11));
    assertThat(Bins.of(10, 1_000, 3, 10)).isEqualTo(new Bins(10, 1_000, 11));
  }

  @Test
  void bins_ofOneTime_haveAWidth() {
    assertThat(Bins.of(3_600_000, 3_600_000, 1, 0)).isEqualTo(new Bins(3_600_000, 60_000, 2));
    assertThat(Bins.of(0, 0, 5, 0)).isEqualTo(new Bins(0, 1, 3));
  }

  @Test
  void bins_byCubeRoot_areRoundedUp() {
    assertThat(Bins.of(0, 1_000_000, 1_000_000, 0).count()).isEqualTo(101);
    assertThat(Bins.of(0, 1_000_000, 1_000_001, 0).count()).isEqualTo(102);
    assertThat(Bins.of(0, 1_000_000, 999_999, 0).count()).isEqualTo(101);
  }
}
