package io.klantreis.journey.run;

/// Takes the runs that count for a unit.
@FunctionalInterface
public interface RunSink {
  /// @param counted whether the run counts among all entries in range
  /// @param matured whether it counts among the matured entries
  void run(UnitEvents events, Run run, boolean counted, boolean matured);

  /// Says that the unit is left out because its first complete run is tainted (`removeUnit`).
  ///
  /// @param matured whether it is left out of the matured runs too
  default void removed(UnitEvents events, boolean matured) {}
}
