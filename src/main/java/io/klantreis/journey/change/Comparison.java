package io.klantreis.journey.change;

import java.util.ArrayList;
import java.util.List;

/// What is compared with what. The baseline is as many stretches of the recent one's length as fit,
/// each asked by itself: a unit that counts once in a range has as many chances in each of them as
/// in the recent one, so that whoever comes often does not lift the baseline.
///
/// @param share the part of the permitted chance of a false alarm that is spent here
record Comparison(Stretch recent, List<Stretch> baseline, double share) {
  Comparison {
    baseline = List.copyOf(baseline);
  }

  static Comparison of(long from, long to, long baselineMillis, double share) {
    long length = to - from;
    List<Stretch> baseline = new ArrayList<>();
    for (long end = from; end - length >= from - baselineMillis; end -= length) {
      baseline.add(new Stretch(end - length, end));
    }
    return new Comparison(new Stretch(from, to), baseline, share);
  }

  /// A moment with those of so long before it; who is asked about may have come at any time.
  static Comparison ofMoments(long to, long baselineMillis) {
    return of(to - baselineMillis, to, baselineMillis, 1);
  }

  long baselineMillis() {
    return recent.millis() * baseline.size();
  }

  /// All stretches together: they follow each other without a gap.
  Stretch whole() {
    return new Stretch(before().fromMillis(), recent.toMillis());
  }

  /// All of the baseline's together.
  Stretch before() {
    return new Stretch(recent.fromMillis() - baselineMillis(), recent.fromMillis());
  }

  /// All stretches, the recent one first.
  List<Stretch> stretches() {
    List<Stretch> all = new ArrayList<>();
    all.add(recent);
    all.addAll(baseline);
    return all;
  }
}
