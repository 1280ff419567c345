package io.klantreis.sdk.data;

import java.math.BigInteger;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// A column of a frame: a name, values of one type, labels and a configuration. Immutable.
///
/// Make one from whole columns by the factories here, or value by value with [#builder]. Values are
/// copied. Rows count from 0.
///
/// ```java
/// Field.strings("step", "cart", "order").labels(Labels.of("model", "localo"));
/// Field.float64("conversion", 0.4, Double.NaN).nullsForNaN().config(percent);
/// Field.timesMillis("time", millis);
/// ```
public final class Field {
  private final String name;
  private final FieldType type;
  private final boolean nullable;
  private final int size;
  private final Column values;
  private final BitSet nulls;
  private final Labels labels;
  private final FieldConfig config;

  Field(
      String name,
      FieldType type,
      boolean nullable,
      int size,
      Column values,
      BitSet nulls,
      Labels labels,
      FieldConfig config) {
    this.name = name;
    this.type = type;
    this.nullable = nullable;
    this.size = size;
    this.values = values;
    this.nulls = nulls;
    this.labels = labels;
    this.config = config;
  }

  /// Begins a field that is filled value by value.
  public static FieldBuilder builder(String name, FieldType type) {
    return new FieldBuilder(name, type, 16);
  }

  /// A field of 64-bit integers.
  public static Field int64(String name, long... values) {
    return integers(name, FieldType.INT64, values);
  }

  /// A field of any integer type. Values out of its range are refused; for [FieldType#UINT64] a
  /// negative `long` stands for its bits.
  public static Field integers(String name, FieldType type, long... values) {
    if (!type.isInteger()) {
      throw FrameException.ofField(name, type + " is no integer type");
    }
    var field = new FieldBuilder(name, type, values.length);
    for (long value : values) {
      field.add(value);
    }
    return field.build();
  }

  /// A nullable field of 64-bit integers.
  public static Field nullableInt64(String name, @Nullable Long... values) {
    return nullable(name, FieldType.INT64, values);
  }

  /// A field of 64-bit floats. NaN stays NaN; see [#nullsForNaN()].
  public static Field float64(String name, double... values) {
    var field = new FieldBuilder(name, FieldType.FLOAT64, values.length);
    for (double value : values) {
      field.add(value);
    }
    return field.build();
  }

  /// A nullable field of 64-bit floats.
  public static Field nullableFloat64(String name, @Nullable Double... values) {
    return nullable(name, FieldType.FLOAT64, values);
  }

  /// A field of 32-bit floats.
  public static Field float32(String name, float... values) {
    var field = new FieldBuilder(name, FieldType.FLOAT32, values.length);
    for (float value : values) {
      field.add(value);
    }
    return field.build();
  }

  /// A field of texts.
  public static Field strings(String name, String... values) {
    return strings(name, List.of(values));
  }

  /// A field of texts.
  public static Field strings(String name, List<String> values) {
    var field = new FieldBuilder(name, FieldType.STRING, values.size());
    for (String value : values) {
      field.add(value);
    }
    return field.build();
  }

  /// A nullable field of texts.
  public static Field nullableStrings(String name, @Nullable String... values) {
    return nullable(name, FieldType.STRING, values);
  }

  /// A field of yes or no.
  public static Field bools(String name, boolean... values) {
    var field = new FieldBuilder(name, FieldType.BOOL, values.length);
    for (boolean value : values) {
      field.add(value);
    }
    return field.build();
  }

  /// A nullable field of yes or no.
  public static Field nullableBools(String name, @Nullable Boolean... values) {
    return nullable(name, FieldType.BOOL, values);
  }

  /// A field of points in time, which must lie in the years 1678 to 2262.
  public static Field times(String name, Instant... values) {
    return times(name, List.of(values));
  }

  /// A field of points in time.
  public static Field times(String name, List<Instant> values) {
    var field = new FieldBuilder(name, FieldType.TIME, values.size());
    for (Instant value : values) {
      field.add(value);
    }
    return field.build();
  }

  /// A field of points in time, given in milliseconds since 1970.
  public static Field timesMillis(String name, long... millis) {
    var field = new FieldBuilder(name, FieldType.TIME, millis.length);
    for (long value : millis) {
      field.addMillis(value);
    }
    return field.build();
  }

  /// A field of points in time, given in nanoseconds since 1970.
  public static Field timesNanos(String name, long... nanos) {
    var field = new FieldBuilder(name, FieldType.TIME, nanos.length);
    for (long value : nanos) {
      field.addNanos(value);
    }
    return field.build();
  }

  /// A nullable field of points in time.
  public static Field nullableTimes(String name, @Nullable Instant... values) {
    return nullable(name, FieldType.TIME, values);
  }

  /// A field of JSON values, each given as JSON text.
  public static Field json(String name, String... values) {
    var field = new FieldBuilder(name, FieldType.JSON, values.length);
    for (String value : values) {
      field.add(value);
    }
    return field.build();
  }

  /// A field of indices into the texts of an enum.
  public static Field enums(String name, EnumConfig texts, int... indices) {
    var field = new FieldBuilder(name, FieldType.ENUM, indices.length).texts(texts);
    for (int index : indices) {
      field.add(index);
    }
    return field.build();
  }

  private static Field nullable(String name, FieldType type, @Nullable Object[] values) {
    var field = new FieldBuilder(name, type, values.length).nullable();
    for (Object value : values) {
      field.addValue(value);
    }
    return field.build();
  }

  /// The same field with labels.
  public Field labels(Labels newLabels) {
    return new Field(name, type, nullable, size, values, nulls, newLabels, config);
  }

  /// The same field with a configuration. An enum keeps its texts where the new one has none.
  public Field config(FieldConfig newConfig) {
    FieldConfig kept =
        type == FieldType.ENUM && newConfig.enumConfig() == null
            ? newConfig.toBuilder().enumConfig(config.enumConfig()).build()
            : newConfig;
    return new Field(name, type, nullable, size, values, nulls, labels, kept);
  }

  /// The same field under another name.
  public Field named(String newName) {
    return new Field(newName, type, nullable, size, values, nulls, labels, config);
  }

  /// The same values in a field that may hold nulls.
  public Field nullable() {
    return new Field(name, type, true, size, values, nulls, labels, config);
  }

  /// A nullable field with the same values, save that rows for which the test holds are null.
  public Field nullsWhere(IntPredicate isNull) {
    var more = (BitSet) nulls.clone();
    for (int row = 0; row < size; row++) {
      if (isNull.test(row)) {
        more.set(row);
      }
    }
    return new Field(name, type, true, size, values, more, labels, config);
  }

  /// A nullable field of floats in which NaN has become null.
  public Field nullsForNaN() {
    return nullsWhere(row -> !isNull(row) && Double.isNaN(doubleAt(row)));
  }

  /// The name.
  public String name() {
    return name;
  }

  /// The type of the values.
  public FieldType type() {
    return type;
  }

  /// Whether the field may hold nulls. A field may be nullable and hold none.
  public boolean isNullable() {
    return nullable;
  }

  /// How many rows the field has.
  public int size() {
    return size;
  }

  /// How many rows are null.
  public int nullCount() {
    return nulls.cardinality();
  }

  /// The labels, possibly none.
  public Labels labels() {
    return labels;
  }

  /// The configuration, possibly one that says nothing.
  public FieldConfig config() {
    return config;
  }

  /// Whether the row is null.
  public boolean isNull(int row) {
    return nulls.get(Objects.checkIndex(row, size));
  }

  /// An integer, the index of an enum, the nanoseconds of a time, or 1 and 0 of a boolean. For a
  /// null row the answer has no meaning. Of UINT64 these are the bits.
  public long longAt(int row) {
    long bits = values.longAt(Objects.checkIndex(row, size));
    return switch (type) {
      case UINT8, UINT16, UINT32, ENUM -> bits & type.max();
      default -> bits;
    };
  }

  /// A float. For a null row the answer has no meaning.
  public double doubleAt(int row) {
    return values.doubleAt(Objects.checkIndex(row, size));
  }

  /// A boolean. For a null row the answer has no meaning.
  public boolean booleanAt(int row) {
    return longAt(row) != 0;
  }

  /// A text, or the text of a JSON value; null for a null row.
  public @Nullable String stringAt(int row) {
    return isNull(row) ? null : values.textAt(row);
  }

  /// A point in time; null for a null row.
  public @Nullable Instant instantAt(int row) {
    if (isNull(row)) {
      return null;
    }
    long nanos = longAt(row);
    return Instant.ofEpochSecond(
        Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L));
  }

  /// The value as an object: Long (BigInteger for UINT64), Float, Double, String, Boolean, Instant;
  /// of an enum its text; null for a null row. For tables and tests.
  public @Nullable Object valueAt(int row) {
    if (isNull(row)) {
      return null;
    }
    return switch (type) {
      case UINT64 -> new BigInteger(Long.toUnsignedString(longAt(row)));
      case FLOAT32 -> (float) doubleAt(row);
      case FLOAT64 -> doubleAt(row);
      case STRING, JSON -> stringAt(row);
      case BOOL -> booleanAt(row);
      case TIME -> instantAt(row);
      case ENUM -> enumText((int) longAt(row));
      default -> longAt(row);
    };
  }

  private String enumText(int index) {
    EnumConfig texts = config.enumConfig();
    return texts != null && index < texts.text().size()
        ? texts.text().get(index)
        : Integer.toString(index);
  }

  /// Equal where name, type, nullability, labels, configuration and all values are; NaN equals NaN.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Field that
        && name.equals(that.name)
        && type == that.type
        && nullable == that.nullable
        && size == that.size
        && nulls.equals(that.nulls)
        && labels.equals(that.labels)
        && config.equals(that.config)
        && sameValues(that);
  }

  private boolean sameValues(Field that) {
    for (int row = 0; row < size; row++) {
      if (!Objects.equals(valueAt(row), that.valueAt(row))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, type, nullable, size, nulls, labels);
  }

  /// Name, type and size, for messages.
  @Override
  public String toString() {
    return name + labels.map() + " " + type.id() + (nullable ? "? " : " ") + size + " rows";
  }
}
