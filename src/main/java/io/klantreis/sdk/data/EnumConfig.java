package io.klantreis.sdk.data;

import java.util.List;

/// The texts behind the indices of an enum field, in the order of a legend.
///
/// ```java
/// EnumConfig.of("awareness", "consideration").colors("blue", "green");
/// ```
///
/// @param text a text for each index
/// @param color a colour for each index, or empty
/// @param icon an icon's name for each index, or empty
/// @param description a description for each index, or empty
public record EnumConfig(
    List<String> text, List<String> color, List<String> icon, List<String> description) {
  /// Copies the lists and checks their lengths.
  public EnumConfig {
    text = List.copyOf(text);
    color = List.copyOf(color);
    icon = List.copyOf(icon);
    description = List.copyOf(description);
    check("color", color, text.size());
    check("icon", icon, text.size());
    check("description", description, text.size());
  }

  /// Just texts.
  public static EnumConfig of(String... text) {
    return of(List.of(text));
  }

  /// Just texts.
  public static EnumConfig of(List<String> text) {
    return new EnumConfig(text, List.of(), List.of(), List.of());
  }

  /// The same texts with a colour each.
  public EnumConfig colors(String... colors) {
    return new EnumConfig(text, List.of(colors), icon, description);
  }

  private static void check(String what, List<String> values, int size) {
    if (!values.isEmpty() && values.size() != size) {
      throw new IllegalArgumentException(
          "an enum of " + size + " texts has " + values.size() + " of " + what);
    }
  }
}
