package io.klantreis.sdk.data;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// Fills a field value by value into a primitive array that grows. Confined to one thread; of no
/// use after [#build()].
///
/// ```java
/// FieldBuilder median = Field.builder("medianTime", FieldType.FLOAT64).nullable();
/// for (Step step : steps) {
///   median.addOrNull(step.medianMillis()); // NaN becomes null
/// }
/// Field field = median.build();
/// ```
public final class FieldBuilder {
  private final String name;
  private final FieldType type;
  private final BitSet nulls = new BitSet();
  private Column values;
  private int size;
  private boolean nullable;
  private Labels labels = Labels.none();
  private FieldConfig config = FieldConfig.none();

  FieldBuilder(String name, FieldType type, int capacity) {
    this.name = name;
    this.type = type;
    this.values = Column.of(type, capacity);
  }

  /// The field may hold nulls.
  public FieldBuilder nullable() {
    nullable = true;
    return this;
  }

  /// The field's labels.
  public FieldBuilder labels(Labels value) {
    labels = value;
    return this;
  }

  /// The field's configuration.
  public FieldBuilder config(FieldConfig value) {
    config = value;
    return this;
  }

  /// The texts of an enum field; to be given before the first value.
  public FieldBuilder texts(EnumConfig texts) {
    if (type != FieldType.ENUM) {
      throw FrameException.ofField(name, "has enum texts, but is of type " + type.id());
    }
    config = config.toBuilder().enumConfig(texts).build();
    return this;
  }

  /// The field's name.
  public String name() {
    return name;
  }

  /// The field's type.
  public FieldType type() {
    return type;
  }

  /// How many values there are so far.
  public int size() {
    return size;
  }

  /// Appends an integer: to an integer field, to a field of floats, or an index to an enum.
  ///
  /// @throws FrameException if the value is out of the type's range
  public FieldBuilder add(long value) {
    if (type == FieldType.FLOAT64 || type == FieldType.FLOAT32) {
      return add((double) value);
    }
    if (type == FieldType.ENUM) {
      checkIndex(value);
    } else if (!type.isInteger()) {
      throw wrong("an integer");
    }
    if (value < type.min() || value > type.max()) {
      throw FrameException.ofRow(name, size, value + " is out of the range of " + type.id());
    }
    return put(value);
  }

  /// Appends a float.
  public FieldBuilder add(double value) {
    if (type != FieldType.FLOAT64 && type != FieldType.FLOAT32) {
      throw wrong("a float");
    }
    room();
    values.set(size++, value);
    return this;
  }

  /// Appends a float, or null in place of NaN.
  public FieldBuilder addOrNull(double value) {
    return Double.isNaN(value) ? addNull() : add(value);
  }

  /// Appends a boolean.
  public FieldBuilder add(boolean value) {
    if (type != FieldType.BOOL) {
      throw wrong("a boolean");
    }
    return put(value ? 1 : 0);
  }

  /// Appends a text, the text of a JSON value, or one of the texts of an enum; null appends null.
  public FieldBuilder add(@Nullable String value) {
    if (value == null) {
      return addNull();
    }
    if (type == FieldType.ENUM) {
      return put(indexOf(value));
    }
    if (type == FieldType.JSON) {
      String fault = JsonText.fault(value);
      if (fault != null) {
        throw FrameException.ofRow(name, size, fault);
      }
    } else if (type != FieldType.STRING) {
      throw wrong("a text");
    }
    room();
    values.set(size++, value);
    return this;
  }

  /// Appends a JSON value; null appends null.
  public FieldBuilder add(@Nullable JsonNode value) {
    if (type != FieldType.JSON) {
      throw wrong("a JSON value");
    }
    return add(value == null ? null : value.toString());
  }

  /// Appends a point in time; null appends null.
  ///
  /// @throws FrameException if it lies outside the years 1678 to 2262
  public FieldBuilder add(@Nullable Instant value) {
    if (value == null) {
      return addNull();
    }
    try {
      return addNanos(
          Math.addExact(
              Math.multiplyExact(value.getEpochSecond(), 1_000_000_000L), value.getNano()));
    } catch (ArithmeticException e) {
      throw outOfTime(value.toString());
    }
  }

  /// Appends a point in time, in milliseconds since 1970.
  public FieldBuilder addMillis(long millis) {
    long nanos = millis * 1_000_000L;
    if (nanos / 1_000_000L != millis) {
      throw outOfTime(millis + " ms");
    }
    return addNanos(nanos);
  }

  /// Appends a point in time, in nanoseconds since 1970.
  public FieldBuilder addNanos(long nanos) {
    if (type != FieldType.TIME) {
      throw wrong("a time");
    }
    return put(nanos);
  }

  /// Appends null.
  ///
  /// @throws FrameException if the field is not nullable
  public FieldBuilder addNull() {
    if (!nullable) {
      throw FrameException.ofRow(name, size, "null, but the field is not nullable");
    }
    room();
    nulls.set(size++);
    return this;
  }

  /// Appends a value of whatever class fits the type: Number, String, Boolean, Instant, JsonNode or
  /// null.
  public FieldBuilder addValue(@Nullable Object value) {
    return switch (value) {
      case null -> addNull();
      case Double number -> add(number.doubleValue());
      case Float number -> add(number.doubleValue());
      case Long number -> add(number.longValue());
      case Integer number -> add(number.longValue());
      case Short number -> add(number.longValue());
      case Byte number -> add(number.longValue());
      case Boolean flag -> add(flag.booleanValue());
      case String text -> add(text);
      case Instant time -> add(time);
      case JsonNode json -> add(json);
      default -> throw wrong("a " + value.getClass().getSimpleName());
    };
  }

  /// The field.
  public Field build() {
    Column trimmed = values.capacity() == size ? values : values.resized(size);
    return new Field(name, type, nullable, size, trimmed, (BitSet) nulls.clone(), labels, config);
  }

  private FieldBuilder put(long value) {
    room();
    values.set(size++, value);
    return this;
  }

  private void room() {
    if (size == values.capacity()) {
      values = values.resized(Math.max(16, size + (size >> 1)));
    }
  }

  private void checkIndex(long index) {
    EnumConfig texts = config.enumConfig();
    if (texts != null && (index < 0 || index >= texts.text().size())) {
      throw FrameException.ofRow(
          name, size, "index " + index + " of an enum with " + texts.text().size() + " texts");
    }
  }

  private int indexOf(String text) {
    EnumConfig texts = config.enumConfig();
    int index = texts == null ? -1 : texts.text().indexOf(text);
    if (index < 0) {
      throw FrameException.ofRow(name, size, "\"" + text + "\" is none of the enum's texts");
    }
    return index;
  }

  private FrameException outOfTime(String value) {
    return FrameException.ofRow(
        name, size, value + " lies outside the years 1678 to 2262 that nanoseconds can tell");
  }

  private FrameException wrong(String what) {
    return FrameException.ofRow(name, size, what + " in a field of type " + type.id());
  }
}
