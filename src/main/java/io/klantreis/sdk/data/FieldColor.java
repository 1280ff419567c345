package io.klantreis.sdk.data;

import org.jspecify.annotations.Nullable;

/// How a panel colours a field.
///
/// ```java
/// FieldColor.fixed("green");
/// FieldColor.mode("continuous-GrYlRd");
/// ```
///
/// @param mode `fixed`, `thresholds`, `palette-classic` or another mode of Grafana's
/// @param fixedColor the colour, for mode `fixed`
/// @param seriesBy which value of a series is coloured by: `last`, `min` or `max`
public record FieldColor(String mode, @Nullable String fixedColor, @Nullable String seriesBy) {
  /// Checks that there is a mode.
  public FieldColor {
    if (mode.isEmpty()) {
      throw new IllegalArgumentException("a field's colour has no mode");
    }
  }

  /// Always one colour.
  public static FieldColor fixed(String color) {
    return new FieldColor("fixed", color, null);
  }

  /// A colour mode without more.
  public static FieldColor mode(String mode) {
    return new FieldColor(mode, null, null);
  }
}
