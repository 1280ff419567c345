package io.klantreis.journey.run;

/// Takes the runs that count for a unit.
@FunctionalInterface
public interface RunSink {
  /// @param counted whether the run counts among all entries in range
  /// @param matured whether it counts among the matured entries
  void run(UnitEvents events, Run run, boolean counted, boolean matured);
}
