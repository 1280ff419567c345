package io.klantreis.sdk.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class FrameTest {
  private static final Field TIME = Field.timesMillis("time", 1, 2);
  private static final Field VALUE = Field.float64("value", 1, 2);

  @Test
  void build_fieldsOfDifferentLength_isRefused() {
    assertRefused(
        () -> Frame.builder("f").field(TIME).field(Field.float64("value", 1)).build(),
        "frame \"f\": field \"value\": has 1 rows, but \"time\" has 2");
  }

  @Test
  void build_sameNameAndLabels_isRefused() {
    assertRefused(
        () -> Frame.builder("f").field(VALUE).field(VALUE).build(),
        "frame \"f\": field \"value\": is there twice with the labels {}");
    Field labelled = VALUE.labels(Labels.of("step", "a"));
    assertRefused(
        () -> Frame.builder("f").field(VALUE).field(labelled).field(labelled).build(),
        "frame \"f\": field \"value\": is there twice with the labels {step=a}");
  }

  @Test
  void build_sameNameOtherLabels_keepsOrder() {
    Frame frame =
        Frame.builder("f")
            .field(VALUE.labels(Labels.of("step", "b")))
            .field(VALUE.labels(Labels.of("step", "a")))
            .field(VALUE)
            .build();
    assertThat(frame.fields())
        .extracting(field -> field.labels().map().get("step"))
        .containsExactly("b", "a", null);
  }

  @Test
  void build_fieldWithoutName_isRefused() {
    assertRefused(
        () -> Frame.builder("f").field(Field.int64("", 1)).build(),
        "frame \"f\": field 0 has no name");
  }

  @Test
  void build_enumWithoutTexts_isRefused() {
    assertRefused(
        () -> Frame.builder("f").field(Field.builder("stage", FieldType.ENUM)).build(),
        "frame \"f\": field \"stage\": is an enum without texts");
  }

  @Test
  void build_lenient_letsPassWhatTheFormatKnows() {
    assertThatCode(() ->
            Frame.builder("f")
                .field(Field.builder("", FieldType.ENUM).add(7))
                .field(Field.builder("", FieldType.ENUM).add(7))
                .lenient()
                .build())
        .doesNotThrowAnyException();
  }

  @Test
  void build_timeSeries_needsATimeThatIsNotNullableAndANumber() {
    for (String kind : new String[] {"wide", "long", "multi"}) {
      var type = new FrameType("timeseries-" + kind);
      assertRefused(
          typed(type, VALUE),
          "frame \"f\": a " + type.id() + " frame has a time field, this one has none");
      assertRefused(
          typed(type, TIME.nullable(), VALUE),
          "frame \"f\": field \"time\": is the time of a "
              + type.id()
              + " frame and may not be nullable");
      assertRefused(
          typed(type, TIME, Field.strings("a", "b", "c")),
          "frame \"f\": a " + type.id() + " frame has a number field, this one has none");
      assertThatCode(typed(type, TIME, VALUE)).doesNotThrowAnyException();
    }
  }

  @Test
  void build_timeSeries_areInOrderOfTime() {
    Field back = Field.timesMillis("time", 2, 1);
    Field same = Field.timesMillis("time", 2, 2);
    assertRefused(
        typed(FrameType.TIMESERIES_WIDE, back, VALUE),
        "frame \"f\": field \"time\", row 1: 1970-01-01T00:00:00.001Z does not follow the row before"
            + " it; timeseries-wide frames are in order of time");
    assertThatThrownBy(typed(FrameType.TIMESERIES_MULTI, same, VALUE))
        .hasMessageContaining("row 1");
    assertThatThrownBy(typed(FrameType.TIMESERIES_LONG, back, VALUE)).hasMessageContaining("row 1");
    assertThatCode(typed(FrameType.TIMESERIES_LONG, same, VALUE)).doesNotThrowAnyException();
  }

  @Test
  void build_numericWide_hasOneRow() {
    assertRefused(
        typed(FrameType.NUMERIC_WIDE, VALUE),
        "frame \"f\": a numeric-wide frame has one row, this one has 2");
    assertThatCode(typed(FrameType.NUMERIC_WIDE, Field.float64("a", 1), Field.int64("b", 2)))
        .doesNotThrowAnyException();
  }

  @Test
  void build_numericLong_namesEachRowOnce() {
    assertRefused(
        typed(FrameType.NUMERIC_LONG, Field.nullableStrings("step", "a", null), VALUE),
        "frame \"f\": field \"step\", row 1: null, but texts name the items of a numeric-long"
            + " frame");
    assertRefused(
        typed(FrameType.NUMERIC_LONG, Field.strings("step", "a", "a"), VALUE),
        "frame \"f\": a numeric-long frame names each item once, row 1 repeats [a]");
    assertThatCode(
            typed(FrameType.NUMERIC_LONG, Field.strings("step", "a", "b"), VALUE.nullsForNaN()))
        .doesNotThrowAnyException();
  }

  @Test
  void build_logLines_haveTimestampAndBody() {
    Field timestamp = Field.timesMillis("timestamp", 1);
    assertThatThrownBy(typed(FrameType.LOG_LINES, timestamp)).hasMessageContaining("\"body\"");
    assertThatThrownBy(typed(FrameType.LOG_LINES, timestamp.nullable(), Field.strings("body", "x")))
        .hasMessageContaining("\"timestamp\" of type time.Time that is not nullable");
    assertThatCode(typed(FrameType.LOG_LINES, timestamp, Field.strings("body", "x")))
        .doesNotThrowAnyException();
  }

  @Test
  void build_tableAndUntyped_areFree() {
    assertThatCode(typed(FrameType.TABLE, Field.nullableStrings("step", "a", null)))
        .doesNotThrowAnyException();
    assertThatCode(() -> Frame.builder("").build()).doesNotThrowAnyException();
  }

  @Test
  void noData_isATypeWithoutFields() {
    Frame frame = Frame.noData("f", FrameMeta.of(FrameType.TIMESERIES_MULTI));
    assertThat(frame.fields()).isEmpty();
    assertThat(frame.rows()).isZero();
  }

  @Test
  void withMeta_otherType_isCheckedAnew() {
    Frame frame = Frame.builder("f").field(VALUE).build();
    assertThatThrownBy(() -> frame.withMeta(FrameMeta.of(FrameType.TIMESERIES_WIDE)))
        .isInstanceOf(FrameException.class);
    assertThat(frame.withRefId("B").refId()).isEqualTo("B");
    assertThat(frame.withRefId("B")).isNotEqualTo(frame);
  }

  @Test
  void rows_areFilledOneByOne() {
    Frame frame =
        Frame.rows("steps")
            .column(Field.builder("step", FieldType.STRING))
            .column(Field.builder("conversion", FieldType.FLOAT64).nullable())
            .row("cart", 0.4)
            .row("order", null)
            .toFrame(FrameMeta.of(FrameType.TABLE))
            .build();
    assertThat(frame)
        .isEqualTo(
            Frame.builder("steps")
                .meta(FrameMeta.of(FrameType.TABLE))
                .field(Field.strings("step", "cart", "order"))
                .field(Field.nullableFloat64("conversion", 0.4, null))
                .build());
  }

  @Test
  void rows_wrongNumberOrTypeOfValues_isRefused() {
    FrameRows rows = Frame.rows("f").column(Field.builder("a", FieldType.STRING));
    assertRefused(() -> rows.row("x", "y"), "frame \"f\": row 0 has 2 values for 1 columns");
    assertRefused(
        () -> rows.row(1), "frame \"f\": field \"a\", row 0: an integer in a field of type string");
  }

  private static ThrowingCallable typed(FrameType type, Field... fields) {
    Frame.Builder frame = Frame.builder("f").meta(FrameMeta.of(type));
    for (Field field : fields) {
      frame.field(field);
    }
    return frame::build;
  }

  private static void assertRefused(ThrowingCallable build, String message) {
    assertThatThrownBy(build).isInstanceOf(FrameException.class).hasMessage(message);
  }
}
