package io.klantreis.sdk.internal.arrow;

import io.klantreis.sdk.data.Field;
import io.klantreis.sdk.data.FieldConfig;
import io.klantreis.sdk.data.FieldType;
import io.klantreis.sdk.data.Frame;
import io.klantreis.sdk.data.FrameException;
import io.klantreis.sdk.data.FrameMeta;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Schema;

/// The schema of a frame's Arrow file. Names, labels, configuration and meta travel as texts beside
/// it; a text is left out rather than sent empty, for Grafana's reader takes an empty one as broken
/// JSON.
final class ArrowSchema {
  static final String NAME = "name";
  static final String REF_ID = "refId";
  static final String META = "meta";
  static final String KIND = "tstype";
  static final String LABELS = "labels";
  static final String CONFIG = "config";

  private ArrowSchema() {}

  /// @param metas the texts of metas written before: the frames of an answer mostly share one
  static Schema of(Frame frame, Map<FrameMeta, String> metas) {
    var texts = new LinkedHashMap<String, String>();
    texts.put(NAME, frame.name());
    texts.put(REF_ID, frame.refId());
    FrameMeta meta = frame.meta();
    if (meta != null) {
      texts.put(META, metas.computeIfAbsent(meta, FrameMeta::toJson));
    }
    var fields = new ArrayList<org.apache.arrow.vector.types.pojo.Field>();
    for (Field field : frame.fields()) {
      fields.add(of(field));
    }
    return new Schema(fields, texts);
  }

  private static org.apache.arrow.vector.types.pojo.Field of(Field field) {
    var texts = new LinkedHashMap<String, String>();
    texts.put(NAME, field.name());
    texts.put(KIND, field.type().kind().id());
    if (!field.labels().isEmpty()) {
      texts.put(LABELS, field.labels().toJson());
    }
    if (!field.config().equals(FieldConfig.none())) {
      texts.put(CONFIG, field.config().toJson());
    }
    var type =
        new org.apache.arrow.vector.types.pojo.FieldType(
            field.isNullable(), arrowType(field.type()), /* dictionary= */ null, texts);
    return new org.apache.arrow.vector.types.pojo.Field(field.name(), type, /* children= */ null);
  }

  private static ArrowType arrowType(FieldType type) {
    return switch (type) {
      case INT8 -> new ArrowType.Int(8, true);
      case INT16 -> new ArrowType.Int(16, true);
      case INT32 -> new ArrowType.Int(32, true);
      case INT64 -> new ArrowType.Int(64, true);
      case UINT8 -> new ArrowType.Int(8, false);
      case UINT16, ENUM -> new ArrowType.Int(16, false);
      case UINT32 -> new ArrowType.Int(32, false);
      case UINT64 -> new ArrowType.Int(64, false);
      case FLOAT32 -> new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE);
      case FLOAT64 -> new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
      case STRING -> ArrowType.Utf8.INSTANCE;
      case BOOL -> ArrowType.Bool.INSTANCE;
      // the reader takes any number as nanoseconds, whatever unit the schema names
      case TIME -> new ArrowType.Timestamp(TimeUnit.NANOSECOND, /* timezone= */ null);
      case JSON -> ArrowType.Binary.INSTANCE;
    };
  }

  /// The field type that an Arrow column is read as.
  static FieldType fieldType(org.apache.arrow.vector.types.pojo.Field column) {
    Map<String, String> texts = column.getMetadata();
    return switch (column.getType()) {
      case ArrowType.Int type when type.getBitWidth() == 16 && "enum".equals(texts.get(KIND)) ->
          FieldType.ENUM;
      case ArrowType.Int type ->
          FieldType.of((type.getIsSigned() ? "int" : "uint") + type.getBitWidth());
      case ArrowType.FloatingPoint type when type.getPrecision() == FloatingPointPrecision.SINGLE ->
          FieldType.FLOAT32;
      case ArrowType.FloatingPoint type when type.getPrecision() == FloatingPointPrecision.DOUBLE ->
          FieldType.FLOAT64;
      case ArrowType.Utf8 ignored -> FieldType.STRING;
      case ArrowType.Bool ignored -> FieldType.BOOL;
      case ArrowType.Timestamp type when type.getUnit() == TimeUnit.NANOSECOND -> FieldType.TIME;
      case ArrowType.Binary ignored -> FieldType.JSON;
      default ->
          throw FrameException.ofField(
              column.getName(), "is an Arrow " + column.getType() + ", which frames do not have");
    };
  }
}
