package io.klantreis.journey.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.klantreis.journey.engine.IndexedEngine;
import io.klantreis.journey.funnel.FunnelResult.Row;
import io.klantreis.journey.index.SmallBlocks;
import io.klantreis.journey.query.FunnelQuery.Runs;
import io.klantreis.journey.run.Workers;
import io.klantreis.journey.spi.QueryScope;
import io.klantreis.testing.MemorySource;
import org.junit.jupiter.api.Test;

/// `runs: projected`, worked out by hand.
class ProjectedFunnelTest {
  private static final int WINDOW = 10;
  private static final int AS_OF = 100;

  /// Waits 1, 4 and 6 ended in a step; one run was lost; two are open, seen for 2 and for 5. At 1
  /// six wait, at 4 four (the open one of 2 has gone), at 6 two (the open one of 5 has gone): the
  /// share left is 5/6 · 3/4 · 1/2.
  private static MemorySource sixEntries() {
    return new MemorySource()
        .add("one", 50, "a")
        .add("one", 51, "b")
        .add("four", 50, "a")
        .add("four", 54, "b")
        .add("six", 50, "a")
        .add("six", 56, "b")
        .add("lost", 50, "a")
        .add("open2", AS_OF - 2, "a")
        .add("open5", AS_OF - 5, "a");
  }

  @Test
  void projected_withOpenRuns_isTheProductLimit() {
    Row row = first(sixEntries());

    double left = 5 / 6.0 * 3 / 4 / 2;
    double greenwood = 1 / (6.0 * 5) + 1 / (4.0 * 3) + 1 / (2.0 * 1);
    double reach = 1.959963984540054 * left * Math.sqrt(greenwood);
    assertThat(row.conversion()).isCloseTo(1 - left, within(1e-12));
    assertThat(row.conversionLow()).isCloseTo(1 - left - reach, within(1e-12));
    assertThat(row.conversionHigh()).isCloseTo(Math.min(1, 1 - left + reach), within(1e-12));
    assertThat(row.matured()).isEqualTo(6);
    assertThat(row.open()).isEqualTo(2);
  }

  @Test
  void projected_ofAllOrNone_keepsAnIntervalWithWidth() {
    MemorySource nobody = new MemorySource().add("lost", 50, "a").add("open", AS_OF - 2, "a");

    Row row = first(nobody);

    assertThat(row.conversion()).isZero();
    assertThat(row.conversionLow()).isZero();
    assertThat(row.conversionHigh()).as("Wilson, 0 of 1").isCloseTo(0.7935, within(1e-4));
  }

  @Test
  void projected_whenOnlyOpenRunsAreThere_saysThatAnythingMayHappen() {
    Row row = first(new MemorySource().add("open", AS_OF - 2, "a"));

    assertThat(row.conversionLow()).isZero();
    assertThat(row.conversionHigh()).isEqualTo(1);
  }

  private static Row first(MemorySource source) {
    try (Workers workers = new Workers(1)) {
      return new IndexedEngine(SmallBlocks.build(source, 2), RandomCase.MODELS, workers)
          .funnel(
              HandMade.with(HandMade.funnel(WINDOW, AS_OF, "a", "b"), Runs.PROJECTED),
              QueryScope.unbounded())
          .groups()
          .get(0)
          .rows()
          .get(0);
    }
  }
}
