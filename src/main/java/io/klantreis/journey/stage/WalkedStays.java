package io.klantreis.journey.stage;

import io.klantreis.journey.stats.StaySet;
import org.jspecify.annotations.Nullable;

/// Stays that were found by a walk over all units.
record WalkedStays(StageDurationPartial all) implements StaysByGroup {
  @Override
  public long entered(int group) {
    return all.tally().entered(group);
  }

  @Override
  public StaySet stays(int stage, int[] some) {
    return all.tally().stays(stage, some).set();
  }

  @Override
  public StayRows.Units units(int stage, int[] some) {
    StayTally tally = all.tally();
    return new StayRows.Units(tally.units(stage, some), tally.revisited(stage, some));
  }

  @Override
  public StayMoves moves() {
    return all.tally();
  }

  @Override
  public @Nullable OldestStays oldest() {
    return all.open();
  }

  @Override
  public long eventsRead() {
    return all.eventsRead();
  }

  @Override
  public long units() {
    return all.units();
  }

  @Override
  public void release() {
    all.tally().release();
  }
}
