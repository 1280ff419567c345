package io.klantreis.journey.itinerary;

import static java.util.Objects.requireNonNull;

import io.klantreis.journey.model.Labels;
import io.klantreis.journey.run.Facts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One customer's journey.
///
/// @param stays those that begin in the range, in time order
/// @param touches the events of these stays, and those in the range that lie in no stage
/// @param firstMillis,lastMillis of all that the question could see, in the range or not; 0 where
///   there is nothing
public record Itinerary(
    List<Stay> stays, List<Touch> touches, long firstMillis, long lastMillis, Facts facts) {
  /// From a first touchpoint in a stage to the first in another.
  ///
  /// @param endMillis when it ended; `asOf` where it has not
  public record Stay(
      String stage, Labels label, long startMillis, long endMillis, boolean isOpen) {}

  /// One event.
  ///
  /// @param stay the place of its stay among the stays, or -1 for none
  /// @param score how the customer felt, -1 to 1; NaN where the event says nothing
  /// @param feeling negative, neutral or positive as -1, 0, 1
  /// @param value NaN for none
  public record Touch(
      long timeMillis,
      String touchpoint,
      int stay,
      @Nullable String channel,
      @Nullable String product,
      @Nullable String text,
      double score,
      int feeling,
      double value) {}

  public Itinerary {
    stays = List.copyOf(stays);
    touches = List.copyOf(touches);
    requireNonNull(facts, "facts is null");
  }

  public boolean isEmpty() {
    return stays.isEmpty() && touches.isEmpty();
  }

  /// When the first thing shown began.
  public long startMillis() {
    long start = stays.isEmpty() ? Long.MAX_VALUE : stays.getFirst().startMillis();
    return touches.isEmpty() ? start : Math.min(start, touches.getFirst().timeMillis());
  }

  /// When the last thing shown ended.
  public long endMillis() {
    long end = stays.isEmpty() ? Long.MIN_VALUE : stays.getLast().endMillis();
    return touches.isEmpty() ? end : Math.max(end, touches.getLast().timeMillis());
  }

  /// Whether the customer still is in the last stage shown.
  public boolean isOpen() {
    return !stays.isEmpty() && stays.getLast().isOpen();
  }
}
