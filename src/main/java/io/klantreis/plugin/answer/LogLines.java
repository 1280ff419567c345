package io.klantreis.plugin.answer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.klantreis.sdk.data.Field;
import io.klantreis.sdk.data.FieldBuilder;
import io.klantreis.sdk.data.FieldType;
import io.klantreis.sdk.data.Frame;
import io.klantreis.sdk.data.FrameMeta;
import io.klantreis.sdk.data.FrameType;
import org.jspecify.annotations.Nullable;

/// Collects log lines: `timestamp`, `body`, `severity`, `id`, `labels`.
final class LogLines {
  private final FieldBuilder timestamp = Field.builder("timestamp", FieldType.TIME);
  private final FieldBuilder body = Field.builder("body", FieldType.STRING);
  private final FieldBuilder severity = Field.builder("severity", FieldType.STRING);
  private final FieldBuilder id = Field.builder("id", FieldType.STRING);
  private final FieldBuilder labels = Field.builder("labels", FieldType.JSON);
  private int size;

  void add(long timeMillis, String text, String level, ObjectNode labelled) {
    timestamp.addMillis(timeMillis);
    body.add(text);
    severity.add(level);
    id.add(Long.toString(timeMillis, 36) + "-" + size);
    labels.add(labelled);
    size++;
  }

  int size() {
    return size;
  }

  static ObjectNode labels() {
    return JsonNodeFactory.instance.objectNode();
  }

  /// Puts a label where there is a value; panels show empty ones as such.
  static void put(ObjectNode labels, String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      labels.put(name, value);
    }
  }

  Frame frame(String name, Answer answer) {
    FrameMeta meta =
        answer.meta(FrameType.LOG_LINES).toBuilder()
            .visualisation(FrameMeta.Visualisation.LOGS)
            .build();
    return Frame.builder(name)
        .meta(meta)
        .field(timestamp)
        .field(body)
        .field(severity)
        .field(id)
        .field(labels)
        .build();
  }
}
