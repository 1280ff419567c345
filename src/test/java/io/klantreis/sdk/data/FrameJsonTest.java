package io.klantreis.sdk.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FrameJsonTest {
  private static final Frame FRAME =
      Frame.builder("live")
          .refId("A")
          .meta(FrameMeta.builder().channel("ds/uid/x").build())
          .field(Field.timesNanos("time", -1, 1_000_000))
          .field(
              Field.float64("value", Double.NEGATIVE_INFINITY, Double.NaN)
                  .labels(Labels.of("step", "één"))
                  .config(FieldConfig.builder().unit("ms").build()))
          .field(Field.nullableStrings("text", null, "a\"b"))
          .field(Field.integers("big", FieldType.UINT64, -1, 0))
          .field(Field.json("json", "{\"a\":[1]}", "null"))
          .build();

  private static final String SCHEMA =
      """
      "schema":{"name":"live","refId":"A","meta":{"typeVersion":[0,0],"channel":"ds/uid/x"},\
      "fields":[{"name":"time","type":"time","typeInfo":{"frame":"time.Time"}},\
      {"name":"value","type":"number","typeInfo":{"frame":"float64"},\
      "labels":{"step":"één"},"config":{"unit":"ms"}},\
      {"name":"text","type":"string","typeInfo":{"frame":"string","nullable":true}},\
      {"name":"big","type":"number","typeInfo":{"frame":"uint64"}},\
      {"name":"json","type":"other","typeInfo":{"frame":"json.RawMessage"}}]}\
      """;

  private static final String DATA =
      """
      "data":{"values":[[-1,1],[null,null],[null,"a\\"b"],[18446744073709551615,0],\
      [{"a":[1]},null]],"entities":[null,{"NaN":[1],"NegInf":[0]},null,null,null],\
      "nanos":[[999999,0],null,null,null,null]}\
      """;

  @Test
  void encode_frame_isSchemaAndData() {
    assertThat(text(FrameJson.encode(FRAME))).isEqualTo("{" + SCHEMA + "," + DATA + "}");
  }

  @Test
  void encodeParts_areTheSameParts() {
    assertThat(text(FrameJson.encodeSchema(FRAME))).isEqualTo("{" + SCHEMA + "}");
    assertThat(text(FrameJson.encodeData(FRAME))).isEqualTo("{" + DATA + "}");
  }

  @Test
  void encode_nothing_isStillAFrame() {
    assertThat(text(FrameJson.encode(Frame.builder("").build())))
        .isEqualTo("{\"schema\":{\"fields\":[]},\"data\":{\"values\":[]}}");
  }

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }
}
