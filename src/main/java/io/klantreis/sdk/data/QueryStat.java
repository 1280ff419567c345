package io.klantreis.sdk.data;

/// A number about the query, shown in the inspector: rows read, time taken.
///
/// ```java
/// QueryStat.of("Events read", 1_200_000, "short");
/// ```
///
/// @param config its name and unit
/// @param value the number; JSON has neither NaN nor infinity
public record QueryStat(FieldConfig config, double value) {
  /// Checks that the value is finite.
  public QueryStat {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("statistic " + config.displayName() + " is " + value);
    }
  }

  /// A number with a name and a unit.
  public static QueryStat of(String name, double value, String unit) {
    return new QueryStat(FieldConfig.builder().displayName(name).unit(unit).build(), value);
  }

  /// A number with a name.
  public static QueryStat of(String name, double value) {
    return new QueryStat(FieldConfig.builder().displayName(name).build(), value);
  }

  /// Its name, empty where it has none.
  public String name() {
    String name = config.displayName();
    return name == null ? "" : name;
  }
}
