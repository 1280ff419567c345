package io.klantreis.sdk.data;

import java.util.ArrayList;
import java.util.List;

/// Colours by value: a base colour below the first limit, then one from each limit upwards.
///
/// ```java
/// Thresholds.absolute("red").from(0.0, "yellow").from(0.4, "green");
/// ```
///
/// @param mode whether limits are values or percentages between the field's min and max
/// @param steps the base, whose value is −∞, and then the limits in ascending order
public record Thresholds(Mode mode, List<Step> steps) {
  /// How limits are meant.
  public enum Mode {
    /// As values of the field.
    ABSOLUTE,
    /// As percentages of the way from min to max.
    PERCENTAGE;

    /// The mode's name in Grafana's formats.
    public String id() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /// One colour and the value it begins at.
  ///
  /// @param value the smallest value it holds for; −∞ for the base
  /// @param color a colour's name in Grafana's palette, or `#rrggbb`
  public record Step(double value, String color) {}

  /// Checks that limits ascend.
  public Thresholds {
    steps = List.copyOf(steps);
    if (steps.isEmpty() || steps.getFirst().value != Double.NEGATIVE_INFINITY) {
      throw new IllegalArgumentException("thresholds begin with a base at negative infinity");
    }
    for (int i = 1; i < steps.size(); i++) {
      double value = steps.get(i).value;
      if (!Double.isFinite(value) || value <= steps.get(i - 1).value) {
        throw new IllegalArgumentException(
            "threshold " + value + " is not above " + steps.get(i - 1).value);
      }
    }
  }

  /// Limits as values of the field, with the colour below the first of them.
  public static Thresholds absolute(String baseColor) {
    return base(Mode.ABSOLUTE, baseColor);
  }

  /// Limits as percentages between min and max, with the colour below the first of them.
  public static Thresholds percentage(String baseColor) {
    return base(Mode.PERCENTAGE, baseColor);
  }

  /// These thresholds and one more limit above them.
  public Thresholds from(double value, String color) {
    var more = new ArrayList<>(steps);
    more.add(new Step(value, color));
    return new Thresholds(mode, more);
  }

  private static Thresholds base(Mode mode, String color) {
    return new Thresholds(mode, List.of(new Step(Double.NEGATIVE_INFINITY, color)));
  }
}
