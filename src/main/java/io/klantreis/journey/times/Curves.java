package io.klantreis.journey.times;

import io.klantreis.journey.funnel.FunnelResult.Kind;
import io.klantreis.journey.stats.Estimate;
import io.klantreis.journey.stats.KaplanMeier;
import io.klantreis.journey.stats.KaplanMeier.Band;
import java.util.Arrays;

/// Draws the Kaplan–Meier share that has converted. A run that still may is censored at `asOf`; one
/// that no longer can never does, and stays among those who have not.
final class Curves {
  /// More points than a panel can show; those in between are left out, none is moved.
  private static final int MOST_POINTS = 1_000;

  private final long windowMillis;

  Curves(long windowMillis) {
    this.windowMillis = windowMillis;
  }

  TimesResult.Curve of(Kind kind, String group, Waits waits) {
    long[] waiting =
        Arrays.copyOf(waits.open.values(), waits.open.size() + Math.toIntExact(waits.lost));
    Arrays.fill(waiting, waits.open.size(), waiting.length, Long.MAX_VALUE);
    KaplanMeier left = KaplanMeier.of(waits.made.values(), waiting);
    long[] times = times(left);
    double[] share = new double[times.length];
    double[] low = new double[times.length];
    double[] high = new double[times.length];
    for (int i = 0; i < times.length; i++) {
      Estimate at = left.survival(times[i], Band.PLAIN);
      share[i] = 1 - at.value();
      low[i] = 1 - at.high();
      high[i] = 1 - at.low();
    }
    return new TimesResult.Curve(kind, group, times, share, low, high);
  }

  /// The entry, the times at which the share rises, and the last that is known of.
  private long[] times(KaplanMeier left) {
    int every = Math.ceilDiv(Math.max(1, left.steps()), MOST_POINTS);
    long[] times = new long[left.steps() + 2];
    int size = 1;
    for (int k = 0; k < left.steps(); k++) {
      boolean told = (left.steps() - 1 - k) % every == 0;
      if (told && left.time(k) > 0) {
        times[size++] = left.time(k);
      }
    }
    long end = Math.min(windowMillis, left.longest());
    if (left.count() > 0 && end > times[size - 1]) {
      times[size++] = end;
    }
    return Arrays.copyOf(times, left.count() == 0 ? 0 : size);
  }
}
