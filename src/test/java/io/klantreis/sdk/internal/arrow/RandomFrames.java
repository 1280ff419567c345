package io.klantreis.sdk.internal.arrow;

import io.klantreis.sdk.data.EnumConfig;
import io.klantreis.sdk.data.Field;
import io.klantreis.sdk.data.FieldBuilder;
import io.klantreis.sdk.data.FieldConfig;
import io.klantreis.sdk.data.FieldType;
import io.klantreis.sdk.data.Frame;
import io.klantreis.sdk.data.FrameMeta;
import io.klantreis.sdk.data.Labels;
import io.klantreis.sdk.data.Notice;
import java.util.List;
import java.util.Random;

/// Frames of any shape, the same for the same seed.
final class RandomFrames {
  private static final String LETTERS = "ab é€🦥\"\\\n\u0000{}[]";

  private final Random random;

  RandomFrames(long seed) {
    random = new Random(seed);
  }

  Frame next() {
    int rows = random.nextInt(4) == 0 ? random.nextInt(300) : random.nextInt(12);
    Frame.Builder frame = Frame.builder(text()).refId(random.nextBoolean() ? "" : "A");
    if (random.nextBoolean()) {
      frame.meta(
          FrameMeta.builder()
              .notice(Notice.warning("!" + text()))
              .executedQueryString(text())
              .build());
    }
    int fields = random.nextInt(8);
    for (int i = 0; i < fields; i++) {
      frame.field(field("f" + i, rows));
    }
    return frame.build();
  }

  private Field field(String name, int rows) {
    FieldType type = FieldType.values()[random.nextInt(FieldType.values().length)];
    FieldBuilder field = Field.builder(name, type);
    boolean nullable = random.nextBoolean();
    if (nullable) {
      field.nullable();
    }
    if (random.nextBoolean()) {
      field.labels(Labels.of("a" + text(), text(), "b" + text(), text()));
    }
    if (random.nextBoolean()) {
      field.config(FieldConfig.builder().unit(text()).min(random.nextGaussian()).build());
    }
    if (type == FieldType.ENUM) {
      field.texts(EnumConfig.of(List.of("x", "y" + text(), "z")));
    }
    int nullShare = random.nextInt(4);
    for (int row = 0; row < rows; row++) {
      if (nullable && random.nextInt(4) < nullShare) {
        field.addNull();
      } else {
        add(field);
      }
    }
    return field.build();
  }

  private void add(FieldBuilder field) {
    long bits = random.nextLong() >> random.nextInt(64);
    switch (field.type()) {
      case INT8 -> field.add((byte) bits);
      case INT16 -> field.add((short) bits);
      case INT32 -> field.add((int) bits);
      case INT64, UINT64 -> field.add(bits);
      case UINT8 -> field.add(bits & 0xFF);
      case UINT16 -> field.add(bits & 0xFFFF);
      case UINT32 -> field.add(bits & 0xFFFF_FFFFL);
      case FLOAT32 -> field.add(Float.intBitsToFloat((int) bits));
      case FLOAT64 -> field.add(Double.longBitsToDouble(random.nextLong()));
      case STRING -> field.add(text());
      case BOOL -> field.add(random.nextBoolean());
      case TIME -> field.addNanos(bits);
      case JSON -> field.add("{\"a\":" + bits + "}");
      case ENUM -> field.add(random.nextInt(3));
    }
  }

  private String text() {
    var text = new StringBuilder();
    for (int i = random.nextInt(9); i > 0; i--) {
      int[] points = LETTERS.codePoints().toArray();
      text.appendCodePoint(points[random.nextInt(points.length)]);
    }
    return text.toString();
  }
}
