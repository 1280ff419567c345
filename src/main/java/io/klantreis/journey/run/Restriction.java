package io.klantreis.journey.run;

/// Looks only at events with one value: at all of a unit's, or only for one step.
///
/// @param value as {@link EventValues} numbers it
/// @param step the step, from 0, or a negative number for all events
public record Restriction(EventValues values, int value, int step) {
  /// Whether no step sees the event.
  public boolean hides(UnitEvents events, int event) {
    return step < 0 && values.value(events, event) != value;
  }

  boolean hides(UnitEvents events, int event, int forStep) {
    return step == forStep && values.value(events, event) != value;
  }
}
