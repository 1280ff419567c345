package io.klantreis.plugin;

import io.klantreis.journey.index.JourneyIndex;
import java.util.Locale;

/// How an index names itself.
final class Versions {
  private Versions() {}

  /// Changes whenever the data does.
  static String of(JourneyIndex index) {
    return index.watermark().epoch() + "-" + index.watermark().lastRow();
  }

  /// What answered a question.
  static String plan(JourneyIndex index, int threads) {
    return String.format(
        Locale.ROOT,
        "index of %s (version %s): %d events of %d customers in %d blocks, read by %d threads",
        index.source().description(),
        of(index),
        index.events(),
        index.customers().size(),
        index.blocks(),
        threads);
  }
}
