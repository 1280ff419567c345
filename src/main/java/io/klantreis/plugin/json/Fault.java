package io.klantreis.plugin.json;

import static java.util.Objects.requireNonNull;

/// One thing that is wrong, and where.
///
/// @param place such as `steps[2].touchpoint`; empty for the whole
/// @param problem what is wrong, the value, and what is allowed
public record Fault(String place, String problem) {
  public Fault {
    requireNonNull(place, "place is null");
    requireNonNull(problem, "problem is null");
  }

  @Override
  public String toString() {
    return place.isEmpty() ? problem : place + ": " + problem;
  }
}
