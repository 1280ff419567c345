package io.klantreis.sdk.data;

/// The types that a column of a data frame can have.
///
/// ```java
/// FieldType.of("time.Time") == FieldType.TIME;
/// FieldType.FLOAT64.isNumber(); // true
/// ```
public enum FieldType {
  /// Whole numbers from −128 to 127.
  INT8("int8", Kind.NUMBER),
  /// Whole numbers of 16 bits.
  INT16("int16", Kind.NUMBER),
  /// Whole numbers of 32 bits.
  INT32("int32", Kind.NUMBER),
  /// Whole numbers of 64 bits. A browser loses digits beyond 2⁵³.
  INT64("int64", Kind.NUMBER),
  /// Whole numbers from 0 to 255.
  UINT8("uint8", Kind.NUMBER),
  /// Whole numbers from 0 to 65,535.
  UINT16("uint16", Kind.NUMBER),
  /// Whole numbers from 0 to 2³² − 1.
  UINT32("uint32", Kind.NUMBER),
  /// Whole numbers from 0 to 2⁶⁴ − 1, held in the bits of a `long`.
  UINT64("uint64", Kind.NUMBER),
  /// Floating point numbers of 32 bits, NaN and infinities included.
  FLOAT32("float32", Kind.NUMBER),
  /// Floating point numbers of 64 bits, NaN and infinities included.
  FLOAT64("float64", Kind.NUMBER),
  /// Text.
  STRING("string", Kind.STRING),
  /// Yes or no.
  BOOL("bool", Kind.BOOLEAN),
  /// Points in time, in nanoseconds since 1970: the years 1677 to 2262.
  TIME("time.Time", Kind.TIME),
  /// JSON values of any shape, held as text.
  JSON("json.RawMessage", Kind.OTHER),
  /// An index into the texts of [FieldConfig#enumConfig()], which also gives the order of a legend.
  ENUM("enum", Kind.ENUM);

  /// The coarse type that Grafana's browser side knows.
  public enum Kind {
    /// All integers and floats.
    NUMBER,
    /// Text.
    STRING,
    /// Yes or no.
    BOOLEAN,
    /// Points in time.
    TIME,
    /// An index into texts.
    ENUM,
    /// JSON.
    OTHER;

    /// The name of the kind in Grafana's formats, such as `number`.
    public String id() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  private final String id;
  private final Kind kind;

  FieldType(String id, Kind kind) {
    this.id = id;
    this.kind = kind;
  }

  /// The type's name in Grafana's formats, such as `int64` or `time.Time`.
  public String id() {
    return id;
  }

  /// The coarse type.
  public Kind kind() {
    return kind;
  }

  /// Whether Grafana computes with values of this type. An enum is no number.
  public boolean isNumber() {
    return kind == Kind.NUMBER;
  }

  /// Whether the type is one of the eight integer types.
  public boolean isInteger() {
    return compareTo(UINT64) <= 0;
  }

  /// The type with that name in Grafana's formats.
  ///
  /// @throws IllegalArgumentException if there is none
  public static FieldType of(String id) {
    for (FieldType type : values()) {
      if (type.id.equals(id)) {
        return type;
      }
    }
    throw new IllegalArgumentException("no field type is called \"" + id + "\"");
  }

  /// The smallest value of an integer or enum type, as a signed `long`.
  long min() {
    return switch (this) {
      case INT8 -> Byte.MIN_VALUE;
      case INT16 -> Short.MIN_VALUE;
      case INT32 -> Integer.MIN_VALUE;
      case INT64, UINT64 -> Long.MIN_VALUE;
      default -> 0;
    };
  }

  /// The largest value of an integer or enum type; for UINT64, whose bits are free, that of a long.
  long max() {
    return switch (this) {
      case INT8 -> Byte.MAX_VALUE;
      case UINT8 -> 0xFF;
      case INT16 -> Short.MAX_VALUE;
      case UINT16, ENUM -> 0xFFFF;
      case INT32 -> Integer.MAX_VALUE;
      case UINT32 -> 0xFFFF_FFFFL;
      default -> Long.MAX_VALUE;
    };
  }
}
