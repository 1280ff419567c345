package io.klantreis.journey.index;

import io.klantreis.journey.spi.EventSource;
import java.util.Set;

/// Builds an index of few events in several blocks, as one of many events has.
public final class SmallBlocks {
  private SmallBlocks() {}

  public static JourneyIndex build(EventSource source, int eventsABlock) {
    return IndexBuilder.build(source, Set.of("channel"), Set.of(), eventsABlock);
  }
}
