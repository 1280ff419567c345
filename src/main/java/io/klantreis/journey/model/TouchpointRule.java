package io.klantreis.journey.model;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Puts touchpoints in a stage by name: `*` stands for any text, case does not matter.
///
/// @param filters what else an event must fit, such as a property; empty where the name decides
public record TouchpointRule(
    String stage, String touchpoint, List<Filter> filters, Pattern pattern) {
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
    this(stage, touchpoint, filters, compile(touchpoint));
  }

  /// Whether the name stands for more than one touchpoint.
  public boolean isPattern() {
    return touchpoint.indexOf('*') >= 0;
  }

  public boolean fits(String name) {
    return pattern.matcher(name).matches();
  }

  private static Pattern compile(String glob) {
    String regex =
        Arrays.stream(glob.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
  }
}
