package io.klantreis.sdk.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Iterator;
import java.util.Random;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class HclogLineTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void line_hasTextsOnlyAndSixDigitsOfASecond() throws Exception {
    var record = new LogRecord(Level.WARNING, "x");
    record.setInstant(Instant.parse("2026-01-02T03:04:05.000006789Z"));
    record.setLoggerName("a.b");
    JsonNode line = JSON.readTree(HclogLine.of(record, "so \"be\" it\n\t\u0001é😀", "abc"));
    assertThat(line.path("@level").textValue()).isEqualTo("warn");
    assertThat(line.path("@message").textValue()).isEqualTo("so \"be\" it\n\t\u0001é😀");
    assertThat(line.path("@timestamp").textValue()).isEqualTo("2026-01-02T03:04:05.000006Z");
    assertThat(line.path("logger").textValue()).isEqualTo("a.b");
    assertThat(line.path("traceID").textValue()).isEqualTo("abc");
    assertThat(line).allMatch(JsonNode::isTextual);
  }

  @Test
  void wholeSecond_stillHasSixDigits() throws Exception {
    var record = new LogRecord(Level.INFO, "x");
    record.setInstant(Instant.parse("2026-01-02T03:04:05Z"));
    assertThat(JSON.readTree(HclogLine.of(record, "x", "")).path("@timestamp").textValue())
        .isEqualTo("2026-01-02T03:04:05.000000Z");
  }

  @Test
  void levels_areThoseOfTheHost() throws Exception {
    for (String[] pair :
        new String[][] {
          {"SEVERE", "error"},
          {"WARNING", "warn"},
          {"INFO", "info"},
          {"CONFIG", "info"},
          {"FINE", "debug"},
          {"FINER", "trace"},
          {"FINEST", "trace"}
        }) {
      var record = new LogRecord(Level.parse(pair[0]), "x");
      assertThat(JSON.readTree(HclogLine.of(record, "x", "")).path("@level").textValue())
          .isEqualTo(pair[1]);
    }
  }

  @Test
  void anyText_howeverLongAndStrange_isOneLineOfJsonBelow60KiB() throws Exception {
    var random = new Random(20261122);
    for (int round = 0; round < 200; round++) {
      var text = new StringBuilder();
      int length = random.nextInt(60_000);
      for (int i = 0; i < length; i++) {
        text.append((char) random.nextInt(random.nextBoolean() ? 0x80 : 0x10000));
      }
      var record = new LogRecord(Level.INFO, "x");
      record.setLoggerName(text.toString());
      record.setThrown(new IllegalStateException(text.toString()));
      byte[] line = HclogLine.of(record, text.toString(), text.toString());
      assertThat(line.length).isLessThanOrEqualTo(60 * 1024);
      for (int i = 0; i < line.length - 1; i++) {
        assertThat(line[i]).isNotEqualTo((byte) '\n');
      }
      JsonNode json = JSON.readTree(line);
      for (Iterator<JsonNode> values = json.elements(); values.hasNext(); ) {
        assertThat(values.next().isTextual()).isTrue();
      }
    }
  }
}
