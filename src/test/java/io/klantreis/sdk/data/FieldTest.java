package io.klantreis.sdk.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldTest {
  @Test
  void values_ofEveryFactory_areReadAsGiven() {
    assertThat(values(Field.int64("x", 1, Long.MIN_VALUE))).containsExactly(1L, Long.MIN_VALUE);
    assertThat(values(Field.nullableInt64("x", 1L, null))).containsExactly(1L, null);
    assertThat(values(Field.integers("x", FieldType.UINT8, 0, 255))).containsExactly(0L, 255L);
    assertThat(values(Field.integers("x", FieldType.UINT64, -1)))
        .containsExactly(new BigInteger("18446744073709551615"));
    assertThat(values(Field.float64("x", 0.5, Double.NaN))).containsExactly(0.5, Double.NaN);
    assertThat(values(Field.nullableFloat64("x", null, -0.0))).containsExactly(null, -0.0);
    assertThat(values(Field.float32("x", 0.1f))).containsExactly(0.1f);
    assertThat(values(Field.strings("x", "a", ""))).containsExactly("a", "");
    assertThat(values(Field.strings("x", List.of("a")))).containsExactly("a");
    assertThat(values(Field.nullableStrings("x", "a", null))).containsExactly("a", null);
    assertThat(values(Field.bools("x", true, false))).containsExactly(true, false);
    assertThat(values(Field.nullableBools("x", true, null))).containsExactly(true, null);
    Instant time = Instant.parse("1969-12-31T23:59:59.999999999Z");
    assertThat(values(Field.times("x", time))).containsExactly(time);
    assertThat(values(Field.times("x", List.of(time)))).containsExactly(time);
    assertThat(values(Field.nullableTimes("x", time, null))).containsExactly(time, null);
    assertThat(values(Field.timesMillis("x", -1))).containsExactly(Instant.ofEpochMilli(-1));
    assertThat(values(Field.timesNanos("x", -1))).containsExactly(time);
    assertThat(values(Field.json("x", "{\"a\":1}"))).containsExactly("{\"a\":1}");
    assertThat(values(Field.enums("x", EnumConfig.of("a", "b"), 1, 0))).containsExactly("b", "a");
  }

  @ParameterizedTest
  @CsvSource({
    "INT8, -129",
    "INT8, 128",
    "UINT8, -1",
    "UINT8, 256",
    "INT16, -32769",
    "INT16, 32768",
    "UINT16, -1",
    "UINT16, 65536",
    "INT32, -2147483649",
    "INT32, 2147483648",
    "UINT32, -1",
    "UINT32, 4294967296",
    "ENUM, 65536",
    "ENUM, -1"
  })
  void add_outOfRange_namesFieldRowAndRange(FieldType type, long value) {
    FieldBuilder field = Field.builder("x", type).add(0);
    assertThatThrownBy(() -> field.add(value))
        .isInstanceOf(FrameException.class)
        .hasMessage("field \"x\", row 1: " + value + " is out of the range of " + type.id());
  }

  @Test
  void add_nullToFieldThatIsNotNullable_isRefused() {
    assertThatThrownBy(() -> Field.builder("x", FieldType.FLOAT64).add(1.0).addNull())
        .isInstanceOfSatisfying(
            FrameException.class,
            e -> {
              assertThat(e.field()).isEqualTo("x");
              assertThat(e.row()).isEqualTo(1);
              assertThat(e.frame()).isNull();
            })
        .hasMessage("field \"x\", row 1: null, but the field is not nullable");
  }

  @Test
  void add_valueOfAnotherType_isRefused() {
    assertRefused(() -> Field.builder("x", FieldType.STRING).add(1), "an integer", "string");
    assertRefused(() -> Field.builder("x", FieldType.INT8).add(1.5), "a float", "int8");
    assertRefused(() -> Field.builder("x", FieldType.INT8).add("a"), "a text", "int8");
    assertRefused(() -> Field.builder("x", FieldType.INT8).add(true), "a boolean", "int8");
    assertRefused(() -> Field.builder("x", FieldType.INT64).add(Instant.EPOCH), "a time", "int64");
    assertRefused(
        () -> Field.builder("x", FieldType.STRING).addValue(List.of()), "a ListN", "string");
  }

  @Test
  void add_timeOutOfNanoseconds_isRefused() {
    FieldBuilder field = Field.builder("t", FieldType.TIME);
    assertThatThrownBy(() -> field.add(Instant.parse("2263-01-01T00:00:00Z")))
        .hasMessage(
            "field \"t\", row 0: 2263-01-01T00:00:00Z lies outside the years 1678 to 2262 that"
                + " nanoseconds can tell");
    assertThatThrownBy(() -> field.addMillis(Long.MAX_VALUE / 1000))
        .hasMessageContaining("ms lies outside");
  }

  @Test
  void add_brokenJson_isRefused() {
    for (String json : List.of("", "{", "{} {}", "{a:1}", "nul", "[1,]")) {
      assertThatThrownBy(() -> Field.json("x", json))
          .as(json)
          .isInstanceOf(FrameException.class)
          .hasMessageStartingWith("field \"x\", row 0: ");
    }
  }

  @Test
  void add_unknownEnumText_isRefused() {
    FieldBuilder field = Field.builder("x", FieldType.ENUM).texts(EnumConfig.of("a"));
    assertThatThrownBy(() -> field.add("b"))
        .hasMessage("field \"x\", row 0: \"b\" is none of the enum's texts");
    assertThatThrownBy(() -> field.add(1))
        .hasMessage("field \"x\", row 0: index 1 of an enum with 1 texts");
  }

  @Test
  void addValue_ofEachClass_goesWhereItFits() {
    Field floats =
        Field.builder("x", FieldType.FLOAT64)
            .nullable()
            .addValue(1)
            .addValue((short) 2)
            .addValue(2.5f)
            .addValue(null)
            .build();
    assertThat(values(floats)).containsExactly(1.0, 2.0, 2.5, null);
  }

  @Test
  void nullsForNaN_keepsOtherValues() {
    Field field = Field.float64("x", 1, Double.NaN, Double.POSITIVE_INFINITY).nullsForNaN();
    assertThat(values(field)).containsExactly(1.0, null, Double.POSITIVE_INFINITY);
    assertThat(field.isNullable()).isTrue();
    assertThat(field.nullCount()).isEqualTo(1);
  }

  @Test
  void field_arrayGivenIsChangedAfterwards_keepsItsValues() {
    double[] values = {1, 2};
    Field field = Field.float64("x", values);
    values[0] = 9;
    assertThat(field.doubleAt(0)).isEqualTo(1);
  }

  @Test
  void fieldBuilder_usedAfterBuild_leavesTheFieldAlone() {
    FieldBuilder builder = Field.builder("x", FieldType.INT64).nullable().add(1);
    Field field = builder.build();
    builder.addNull().add(3);
    assertThat(values(field)).containsExactly(1L);
  }

  @Test
  void rowOutOfBounds_isRefused() {
    Field field = Field.builder("x", FieldType.INT64).add(1).build();
    assertThatThrownBy(() -> field.longAt(1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> field.isNull(-1)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void config_onAnEnum_keepsItsTexts() {
    Field field =
        Field.enums("x", EnumConfig.of("a"), 0).config(FieldConfig.builder().unit("short").build());
    assertThat(field.config().unit()).isEqualTo("short");
    assertThat(field.valueAt(0)).isEqualTo("a");
  }

  @Test
  void equals_anyDifference_isSeen() {
    Field field = Field.float64("x", 1, Double.NaN);
    assertThat(field).isEqualTo(Field.float64("x", 1, Double.NaN));
    assertThat(field).isNotEqualTo(Field.float64("y", 1, Double.NaN));
    assertThat(field).isNotEqualTo(Field.float64("x", 1, 2));
    assertThat(field).isNotEqualTo(Field.float64("x", 1));
    assertThat(field).isNotEqualTo(field.nullable());
    assertThat(field).isNotEqualTo(field.nullsForNaN());
    assertThat(field).isNotEqualTo(field.labels(Labels.of("a", "b")));
    assertThat(field).isNotEqualTo(field.config(FieldConfig.builder().unit("ms").build()));
    assertThat(field).hasSameHashCodeAs(Field.float64("x", 1, Double.NaN));
  }

  private static void assertRefused(Runnable add, String what, String type) {
    assertThatThrownBy(add::run)
        .isInstanceOf(FrameException.class)
        .hasMessage("field \"x\", row 0: " + what + " in a field of type " + type);
  }

  private static @Nullable Object[] values(Field field) {
    @Nullable Object[] values = new @Nullable Object[field.size()];
    for (int row = 0; row < values.length; row++) {
      values[row] = field.valueAt(row);
    }
    return values;
  }
}
