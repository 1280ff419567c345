package io.klantreis.sdk.data;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Frames as Grafana's JSON: what Live streams carry, and what a golden file shows.
///
/// A stream's first packet carries schema and data, the later ones may carry data alone.
///
/// ```java
/// sender.send(FrameJson.encode(frame));      // {"schema":{…},"data":{"values":[…]}}
/// sender.send(FrameJson.encodeData(frame));  // {"data":{"values":[…]}}
/// ```
public final class FrameJson {
  private FrameJson() {}

  /// Schema and data, as UTF-8.
  public static byte[] encode(Frame frame) {
    return bytes(frame, /* schema= */ true, /* data= */ true);
  }

  /// The schema alone, as UTF-8.
  public static byte[] encodeSchema(Frame frame) {
    return bytes(frame, /* schema= */ true, /* data= */ false);
  }

  /// The data alone, as UTF-8; the receiver knows the schema.
  public static byte[] encodeData(Frame frame) {
    return bytes(frame, /* schema= */ false, /* data= */ true);
  }

  private static byte[] bytes(Frame frame, boolean schema, boolean data) {
    return JsonText.write(
            out -> {
              out.writeStartObject();
              if (schema) {
                schema(out, frame);
              }
              if (data) {
                data(out, frame);
              }
              out.writeEndObject();
            })
        .getBytes(StandardCharsets.UTF_8);
  }

  private static void schema(JsonGenerator out, Frame frame) throws IOException {
    out.writeObjectFieldStart("schema");
    if (!frame.name().isEmpty()) {
      out.writeStringField("name", frame.name());
    }
    if (!frame.refId().isEmpty()) {
      out.writeStringField("refId", frame.refId());
    }
    FrameMeta meta = frame.meta();
    if (meta != null) {
      out.writeFieldName("meta");
      FrameMetaJson.write(out, meta);
    }
    out.writeArrayFieldStart("fields");
    for (Field field : frame.fields()) {
      schema(out, field);
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private static void schema(JsonGenerator out, Field field) throws IOException {
    out.writeStartObject();
    out.writeStringField("name", field.name());
    out.writeStringField("type", field.type().kind().id());
    out.writeObjectFieldStart("typeInfo");
    out.writeStringField("frame", field.type().id());
    if (field.isNullable()) {
      out.writeBooleanField("nullable", true);
    }
    out.writeEndObject();
    if (!field.labels().isEmpty()) {
      out.writeObjectFieldStart("labels");
      for (var label : field.labels().map().entrySet()) {
        out.writeStringField(label.getKey(), label.getValue());
      }
      out.writeEndObject();
    }
    if (!field.config().equals(FieldConfig.none())) {
      out.writeFieldName("config");
      FieldConfigWriter.write(out, field.config());
    }
    out.writeEndObject();
  }

  private static void data(JsonGenerator out, Frame frame) throws IOException {
    out.writeObjectFieldStart("data");
    var entities = new ArrayList<@Nullable Entities>();
    out.writeArrayFieldStart("values");
    for (Field field : frame.fields()) {
      entities.add(values(out, field));
    }
    out.writeEndArray();
    if (entities.stream().anyMatch(found -> found != null)) {
      out.writeArrayFieldStart("entities");
      for (Entities found : entities) {
        if (found == null) {
          out.writeNull();
        } else {
          found.write(out);
        }
      }
      out.writeEndArray();
    }
    nanos(out, frame);
    out.writeEndObject();
  }

  /// Writes a column and returns where its values are such as JSON has not, or null.
  private static @Nullable Entities values(JsonGenerator out, Field field) throws IOException {
    Entities entities = null;
    out.writeStartArray();
    for (int row = 0; row < field.size(); row++) {
      if (field.isNull(row)) {
        out.writeNull();
        continue;
      }
      switch (field.type()) {
        case STRING -> out.writeString(field.stringAt(row));
        case JSON -> out.writeRawValue(field.stringAt(row));
        case BOOL -> out.writeBoolean(field.booleanAt(row));
        case TIME -> out.writeNumber(Math.floorDiv(field.longAt(row), 1_000_000L));
        case UINT64 -> out.writeRawValue(Long.toUnsignedString(field.longAt(row)));
        case FLOAT32, FLOAT64 -> {
          double value = field.doubleAt(row);
          if (!Double.isFinite(value)) {
            entities = entities == null ? new Entities() : entities;
            entities.add(value, row);
            out.writeNull();
          } else if (field.type() == FieldType.FLOAT32) {
            out.writeNumber((float) value);
          } else {
            JsonText.number(out, value);
          }
        }
        default -> out.writeNumber(field.longAt(row));
      }
    }
    out.writeEndArray();
    return entities;
  }

  /// What a time has below the millisecond, for the columns that have it.
  private static void nanos(JsonGenerator out, Frame frame) throws IOException {
    if (frame.fields().stream().noneMatch(FrameJson::hasNanos)) {
      return;
    }
    out.writeArrayFieldStart("nanos");
    for (Field field : frame.fields()) {
      if (!hasNanos(field)) {
        out.writeNull();
        continue;
      }
      out.writeStartArray();
      for (int row = 0; row < field.size(); row++) {
        out.writeNumber(field.isNull(row) ? 0 : belowMillis(field, row));
      }
      out.writeEndArray();
    }
    out.writeEndArray();
  }

  private static boolean hasNanos(Field field) {
    if (field.type() == FieldType.TIME) {
      for (int row = 0; row < field.size(); row++) {
        if (!field.isNull(row) && belowMillis(field, row) != 0) {
          return true;
        }
      }
    }
    return false;
  }

  private static long belowMillis(Field field, int row) {
    return Math.floorMod(field.longAt(row), 1_000_000L);
  }

  /// The rows of one column that hold NaN or an infinity.
  private static final class Entities {
    private final List<Integer> nan = new ArrayList<>();
    private final List<Integer> inf = new ArrayList<>();
    private final List<Integer> negInf = new ArrayList<>();

    void add(double value, int row) {
      if (Double.isNaN(value)) {
        nan.add(row);
      } else {
        (value > 0 ? inf : negInf).add(row);
      }
    }

    void write(JsonGenerator out) throws IOException {
      out.writeStartObject();
      rows(out, "NaN", nan);
      rows(out, "Inf", inf);
      rows(out, "NegInf", negInf);
      out.writeEndObject();
    }

    private static void rows(JsonGenerator out, String name, List<Integer> rows)
        throws IOException {
      if (!rows.isEmpty()) {
        out.writeArrayFieldStart(name);
        for (int row : rows) {
          out.writeNumber(row);
        }
        out.writeEndArray();
      }
    }
  }
}
