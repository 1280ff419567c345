package io.klantreis.journey.run;

/// What was collected from some of the units; two of them merge into one. Not thread-safe: each
/// thread has its own.
///
/// @param <P> the partial itself
public interface Partial<P extends Partial<P>> {
  /// Adds a unit; the events are valid only inside the call.
  void unit(UnitEvents events);

  /// Adds what the other one collected; the order of merging must not change the answer.
  void merge(P other);
}
