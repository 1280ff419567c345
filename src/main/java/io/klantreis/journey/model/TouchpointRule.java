package io.klantreis.journey.model;

import static java.util.Objects.requireNonNull;

import java.util.List;

/// Puts touchpoints in a stage by name: `*` stands for any text, case does not matter.
///
/// @param filters what else an event must fit, such as a property; empty where the name decides
public record TouchpointRule(
    String stage, String touchpoint, List<Filter> filters, TextPattern pattern) {
  public TouchpointRule {
    requireNonNull(stage, "stage is null");
    requireNonNull(touchpoint, "touchpoint is null");
    filters = List.copyOf(filters);
    requireNonNull(pattern, "pattern is null");
  }

  public TouchpointRule(String stage, String touchpoint) {
    this(stage, touchpoint, List.of());
  }

  public TouchpointRule(String stage, String touchpoint, List<Filter> filters) {
    this(stage, touchpoint, filters, TextPattern.ofGlob(touchpoint));
  }

  /// Whether the name stands for more than one touchpoint.
  public boolean isPattern() {
    return touchpoint.indexOf('*') >= 0;
  }

  public boolean fits(String name) {
    return pattern.fits(name);
  }
}
