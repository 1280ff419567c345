package io.klantreis.sdk.internal.arrow;

import io.klantreis.sdk.data.Field;
import io.klantreis.sdk.data.FieldBuilder;
import io.klantreis.sdk.data.FieldConfig;
import io.klantreis.sdk.data.FieldType;
import io.klantreis.sdk.data.Frame;
import io.klantreis.sdk.data.FrameMeta;
import io.klantreis.sdk.data.Labels;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.BaseVariableWidthVector;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.types.pojo.Schema;

/// Values between a frame's columns and Arrow's vectors, some rows at a time.
final class ArrowColumns {
  private ArrowColumns() {}

  /// About how many bytes the frame's file has, so that a large one is not moved while it grows.
  static int roughSize(Frame frame) {
    long bytes = 4096 + 512L * frame.fields().size();
    for (Field field : frame.fields()) {
      bytes += frame.rows() * (long) width(field.type()) + frame.rows() / 8;
      if (field.type() == FieldType.STRING || field.type() == FieldType.JSON) {
        for (int row = 0; row < field.size(); row++) {
          String text = field.stringAt(row);
          bytes += text == null ? 0 : text.length();
        }
      }
    }
    return (int) Math.min(bytes, 1 << 30);
  }

  private static int width(FieldType type) {
    return switch (type) {
      case INT8, UINT8, BOOL -> 1;
      case INT16, UINT16, ENUM -> 2;
      case INT32, UINT32, FLOAT32, STRING, JSON -> 4;
      case INT64, UINT64, FLOAT64, TIME -> 8;
    };
  }

  /// Puts `rows` rows of a field, beginning at `from`, into a vector.
  static void fill(FieldVector vector, Field field, int from, int rows) {
    vector.setInitialCapacity(rows);
    vector.allocateNew();
    switch (vector) {
      case BaseVariableWidthVector texts -> fillTexts(texts, field, from, rows);
      case Float8Vector floats -> {
        ArrowBuf data = floats.getDataBuffer();
        for (int i = 0; i < rows; i++) {
          data.setDouble(8L * i, field.doubleAt(from + i));
        }
        fillValidity(floats, field, from, rows);
      }
      case Float4Vector floats -> {
        for (int i = 0; i < rows; i++) {
          floats.set(i, field.isNull(from + i) ? 0 : 1, (float) field.doubleAt(from + i));
        }
      }
      case TimeStampVector times -> fillLongs(times, field, from, rows);
      case BigIntVector longs -> fillLongs(longs, field, from, rows);
      case BitVector flags -> {
        for (int i = 0; i < rows; i++) {
          flags.set(i, field.isNull(from + i) ? 0 : 1, (int) field.longAt(from + i));
        }
      }
      case BaseIntVector integers -> fillIntegers(integers, field, from, rows);
      default -> throw new IllegalStateException("no column is a " + vector.getClass());
    }
    vector.setValueCount(rows);
  }

  private static void fillLongs(BaseFixedWidthVector vector, Field field, int from, int rows) {
    ArrowBuf data = vector.getDataBuffer();
    for (int i = 0; i < rows; i++) {
      data.setLong(8L * i, field.longAt(from + i));
    }
    fillValidity(vector, field, from, rows);
  }

  /// A bit for each row, set unless it is null: eight rows at a time, for the usual types have
  /// many.
  private static void fillValidity(BaseFixedWidthVector vector, Field field, int from, int rows) {
    ArrowBuf validity = vector.getValidityBuffer();
    boolean some = field.nullCount() > 0;
    for (int first = 0; first < rows; first += 8) {
      int bits = rows - first >= 8 ? 0xff : (1 << rows - first) - 1;
      for (int i = first; some && i < Math.min(rows, first + 8); i++) {
        if (field.isNull(from + i)) {
          bits &= ~(1 << i - first);
        }
      }
      validity.setByte(first >>> 3, bits);
    }
  }

  private static void fillTexts(BaseVariableWidthVector vector, Field field, int from, int rows) {
    for (int i = 0; i < rows; i++) {
      String text = field.stringAt(from + i);
      if (text == null) {
        vector.setNull(i);
      } else {
        vector.setSafe(i, text.getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private static void fillIntegers(BaseIntVector vector, Field field, int from, int rows) {
    for (int i = 0; i < rows; i++) {
      if (field.isNull(from + i)) {
        ((FieldVector) vector).setNull(i);
      } else {
        vector.setUnsafeWithPossibleTruncate(i, field.longAt(from + i));
      }
    }
  }

  /// Reads all batches of a file into a frame.
  static Frame read(ArrowFileReader reader) throws IOException {
    VectorSchemaRoot root = reader.getVectorSchemaRoot();
    Schema schema = root.getSchema();
    var columns = new ArrayList<FieldBuilder>();
    for (var column : schema.getFields()) {
      columns.add(column(column));
    }
    while (reader.loadNextBatch()) {
      for (int i = 0; i < columns.size(); i++) {
        append(columns.get(i), root.getVector(i), root.getRowCount());
      }
    }
    Map<String, String> texts = schema.getCustomMetadata();
    String meta = texts.get(ArrowSchema.META);
    return Frame.builder(texts.getOrDefault(ArrowSchema.NAME, ""))
        .refId(texts.getOrDefault(ArrowSchema.REF_ID, ""))
        .meta(meta == null ? null : FrameMeta.fromJson(meta))
        .fields(columns.stream().map(FieldBuilder::build).toList())
        .lenient()
        .build();
  }

  private static FieldBuilder column(org.apache.arrow.vector.types.pojo.Field column) {
    FieldBuilder field = Field.builder(column.getName(), ArrowSchema.fieldType(column));
    if (column.isNullable()) {
      field.nullable();
    }
    String labels = column.getMetadata().get(ArrowSchema.LABELS);
    if (labels != null) {
      field.labels(Labels.fromJson(labels));
    }
    String config = column.getMetadata().get(ArrowSchema.CONFIG);
    if (config != null) {
      field.config(FieldConfig.fromJson(config));
    }
    return field;
  }

  private static void append(FieldBuilder field, FieldVector vector, int rows) {
    for (int row = 0; row < rows; row++) {
      if (vector.isNull(row)) {
        field.addNull();
        continue;
      }
      switch (vector) {
        case VarCharVector texts -> field.add(new String(texts.get(row), StandardCharsets.UTF_8));
        case VarBinaryVector json -> field.add(new String(json.get(row), StandardCharsets.UTF_8));
        case Float8Vector floats -> field.add(floats.get(row));
        case Float4Vector floats -> field.add(floats.get(row));
        case TimeStampVector times -> field.addNanos(times.get(row));
        case BitVector flags -> field.add(flags.get(row) != 0);
        case BaseIntVector integers -> field.add(integer(field.type(), integers, row));
        default -> throw new IllegalStateException("no column is a " + vector.getClass());
      }
    }
  }

  private static long integer(FieldType type, BaseIntVector vector, int row) {
    long value = vector.getValueAsLong(row);
    return switch (type) {
      case UINT8 -> value & 0xFF;
      case UINT16, ENUM -> value & 0xFFFF;
      case UINT32 -> value & 0xFFFF_FFFFL;
      default -> value;
    };
  }
}
