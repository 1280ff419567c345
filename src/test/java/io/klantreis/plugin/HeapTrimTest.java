package io.klantreis.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeapTrimTest {
  private static final long MB = 1 << 20;

  @Test
  void isDue_idle_whereGarbageIsAQuarterOfWhatIsAlive() {
    assertThat(HeapTrim.isDue(120 * MB, 60 * MB, true)).isFalse();
    assertThat(HeapTrim.isDue(130 * MB, 60 * MB, true)).isTrue();
    assertThat(HeapTrim.isDue(1_240 * MB, 1_000 * MB, true)).isFalse();
    assertThat(HeapTrim.isDue(1_260 * MB, 1_000 * MB, true)).isTrue();
  }

  @Test
  void isDue_busy_onlyWhereGarbageIsSeveralTimesWhatIsAlive() {
    assertThat(HeapTrim.isDue(500 * MB, 60 * MB, false)).isFalse();
    assertThat(HeapTrim.isDue(600 * MB, 60 * MB, false)).isTrue();
    assertThat(HeapTrim.isDue(3_900 * MB, 1_000 * MB, false)).isFalse();
    assertThat(HeapTrim.isDue(4_100 * MB, 1_000 * MB, false)).isTrue();
  }
}
