package io.klantreis.journey.stage;

import io.klantreis.journey.stats.StaySet;
import java.util.List;

/// How long the stays in one stage lasted. The arrays are owned and in no order.
///
/// @param ended of those that ended
/// @param open how long the others have lasted so far
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
public record StayLengths(long[] ended, long[] open) {
  static StayLengths of(StaySet stays) {
    long[] ended = stays.ended();
    for (int i = 0; i < ended.length; i++) {
      ended[i] = StaySet.length(ended[i]);
    }
    return new StayLengths(ended, stays.openLengths());
  }

  /// The same of all stages that are told of, for one group of stays.
  ///
  /// @param group its id; empty where stays are told apart by nothing
  public record OfGroup(String group, List<StayLengths> stages) {
    public OfGroup {
      stages = List.copyOf(stages);
    }
  }
}
