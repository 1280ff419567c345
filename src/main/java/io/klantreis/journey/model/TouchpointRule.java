package io.klantreis.journey.model;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Puts touchpoints in a stage by name: `*` stands for any text, case does not matter.
public record TouchpointRule(String stage, String touchpoint, Pattern pattern) {
  public TouchpointRule {
    requireNonNull(stage, "stage is null");
    requireNonNull(touchpoint, "touchpoint is null");
    requireNonNull(pattern, "pattern is null");
  }

  public TouchpointRule(String stage, String touchpoint) {
    this(stage, touchpoint, compile(touchpoint));
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
