package io.klantreis.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventReaderTest {
  private static final class Finds implements EventHandler {
    final List<String> events = new ArrayList<>();
    final List<Rejection> rejections = new ArrayList<>();
    final List<String> rows = new ArrayList<>();

    @Override
    public void event(EventDraft draft) {
      StringBuilder text = new StringBuilder();
      text.append(draft.text(EventField.CUSTOMER)).append(' ').append(draft.timeMillis());
      for (EventField field : EventField.values()) {
        Object value = field.isNumber() ? (Object) draft.number(field) : draft.text(field);
        boolean there = value != null && !value.equals(Double.NaN);
        if (there && field != EventField.CUSTOMER) {
          text.append(' ').append(field.id()).append('=').append(value);
        }
      }
      for (int i = 0; i < draft.properties(); i++) {
        text.append(" +").append(draft.propertyName(i)).append('=').append(draft.propertyValue(i));
      }
      events.add(text.toString());
    }

    @Override
    public void rejected(Rejection rejection, String row) {
      rejections.add(rejection);
      rows.add(row);
    }
  }

  private static Finds read(EventFormat format, FieldMap map, byte[] bytes) {
    Finds finds = new Finds();
    try {
      EventReader.of(format, map)
          .read(EventReader.unpacked(new ByteArrayInputStream(bytes)), finds);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return finds;
  }

  private static Finds csv(String text) {
    return read(EventFormat.CSV, FieldMap.same(), text.getBytes(StandardCharsets.UTF_8));
  }

  private static Finds json(String text) {
    return read(EventFormat.NDJSON, FieldMap.same(), text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void csv_fieldsAndOtherColumns_becomeFieldsAndProperties() {
    Finds finds =
        csv(
            "\uFEFFcustomer,timestamp,touchpoint,rating,scale,land,event_id\r\n"
                + "\"Jansen, A.\",2026-03-02T09:15:04Z,review,4,csat5,NL,\r\n"
                + "b,1000,\"zegt \"\"hoi\"\"\",,,,x\r\n");
    assertThat(finds.rejections).isEmpty();
    assertThat(finds.events)
        .containsExactly(
            "Jansen, A. 1772442904000 touchpoint=review rating=4.0 scale=csat5 +land=NL",
            "b 1000 touchpoint=zegt \"hoi\" event_id=x");
  }

  @Test
  void csv_mapped_readsTheirColumns() {
    FieldMap map =
        FieldMap.of(
            Map.of(
                "user_id", "customer",
                "at", "timestamp",
                "event name", "touchpoint",
                "secret", "",
                "plan", "properties.abonnement"));
    Finds finds =
        read(
            EventFormat.CSV,
            map,
            "user_id,at,event name,secret,plan,customer\n1,0,t,s,pro,x\n"
                .getBytes(StandardCharsets.UTF_8));
    assertThat(finds.events).containsExactly("1 0 touchpoint=t +abonnement=pro +customer=x");
  }

  @Test
  void csv_withSemicolonsOrTabs_isReadToo() {
    assertThat(csv("customer;timestamp;touchpoint\na;0;t\n").events).hasSize(1);
    assertThat(csv("customer\ttimestamp\ttouchpoint\na\t0\tt\n").events).hasSize(1);
  }

  @Test
  void csv_withoutANeededColumn_saysWhichThereAre() {
    assertThatThrownBy(() -> csv("user,timestamp,touchpoint\n"))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("no column for customer")
        .hasMessageContaining("user, timestamp, touchpoint")
        .hasMessageContaining("--map THEIRS=customer");
    assertThatThrownBy(() -> csv("")).hasMessageContaining("header");
    assertThatThrownBy(() -> csv("customer,timestamp,touchpoint,customer\n"))
        .hasMessageContaining("two columns for customer");
  }

  @Test
  void csv_badRows_areToldByLineAndNeverStopTheRest() {
    Finds finds =
        csv(
            """
            customer,timestamp,touchpoint,rating
            a,0,"two
            lines",
            b,gisteren,t,
            c,0,t,9
            d,0,t,4,5,6
            "e,0,t,
            f,0,t,
            ,0,t,
            g,0,t,
            """);
    assertThat(finds.events)
        .containsExactly("a 0 touchpoint=two\nlines", "f 0 touchpoint=t", "g 0 touchpoint=t");
    assertThat(finds.rejections).extracting(Rejection::line).containsExactly(4L, 5L, 6L, 7L, 9L);
    assertThat(finds.rejections)
        .extracting(Rejection::field)
        .containsExactly("timestamp", "rating", "row", "row", "customer");
    assertThat(finds.rejections.get(0).reason()).contains("gisteren").contains("ISO-8601");
    assertThat(finds.rejections.get(1).reason())
        .contains("9")
        .contains("1 to 5")
        .contains("stars5");
    assertThat(finds.rows)
        .containsExactly("b,gisteren,t,", "c,0,t,9", "d,0,t,4,5,6", "\"e,0,t,", ",0,t,");
  }

  @Test
  void csv_rowThatIsFarTooLong_isLeftOutAndTheNextRead() {
    String huge = "x".repeat(3 * CsvRows.MAX_ROW);
    Finds finds =
        csv("customer,timestamp,touchpoint\na,0," + huge + "\nb,0,t\n\"" + huge + "\nc,0,t\n");
    assertThat(finds.events).containsExactly("b 0 touchpoint=t", "c 0 touchpoint=t");
    assertThat(finds.rejections).extracting(Rejection::line).containsExactly(2L, 4L);
  }

  @Test
  void gzip_isUnpackedWhateverItsName() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write("customer,timestamp,touchpoint\na,0,t\n".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(read(EventFormat.CSV, FieldMap.same(), packed.toByteArray()).events).hasSize(1);
  }

  @Test
  void json_typesOfValues_becomeTexts() {
    Finds finds =
        json(
            """
            {"customer":17850,"timestamp":1000,"touchpoint":"t","invited":true,"persona":null,\
            "options":["a",2],"value":"12.50","properties":{"n":1.500,"big":12345678901234567890,\
            "e":1e2,"yes":false,"none":null,"empty":""},"page":"/home"}
            """);
    assertThat(finds.rejections).isEmpty();
    assertThat(finds.events)
        .containsExactly(
            "17850 1000 touchpoint=t options=a|2 invited=true value=12.5"
                + " +n=1.5 +big=12345678901234567890 +e=100 +yes=false +page=/home");
  }

  @Test
  void json_badLines_areToldByLineAndNeverStopTheRest() {
    Finds finds =
        json(
            """
            \uFEFF{"customer":"a","timestamp":0,"touchpoint":"t"}

            {"customer":"b","timestamp":0,"touchpoint":"t"
            [1]
            {"customer":"c","timestamp":0,"touchpoint":{"name":"t"}}
            {"customer":"d","timestamp":0,"touchpoint":"t"} {}
            {"customer":"e","timestamp":0,"touchpoint":"t","sentiment":2}
            {"customer":"f","timestamp":0,"touchpoint":"t","kind":"poem"}
            {"customer":"g","timestamp":0,"touchpoint":"t"}\
            """);
    assertThat(finds.events).containsExactly("a 0 touchpoint=t", "g 0 touchpoint=t");
    assertThat(finds.rejections)
        .extracting(Rejection::line)
        .containsExactly(3L, 4L, 5L, 6L, 7L, 8L);
    assertThat(finds.rejections)
        .extracting(Rejection::field)
        .containsExactly("row", "row", "touchpoint", "row", "sentiment", "kind");
  }

  @Test
  void json_lineThatIsFarTooLong_isLeftOutAndTheNextRead() {
    String huge = "x".repeat(500_000);
    Finds finds =
        json(
            "{\"customer\":\""
                + huge
                + "\"}\n{\"customer\":\"a\",\"timestamp\":0,\"touchpoint\":\"t\"}");
    assertThat(finds.events).containsExactly("a 0 touchpoint=t");
    assertThat(finds.rejections).extracting(Rejection::line).containsExactly(1L);
  }

  @Test
  void json_arrayThatBreaksOff_keepsWhatCameBefore() {
    Finds finds = json("[{\"customer\":\"a\",\"timestamp\":0,\"touchpoint\":\"t\"},{\"cust");
    assertThat(finds.events).hasSize(1);
    assertThat(finds.rejections).extracting(Rejection::line).containsExactly(2L);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-02T09:15:04Z,1772442904000",
    "2026-03-02T09:15:04.120Z,1772442904120",
    "2026-03-02T10:15:04.120+01:00,1772442904120",
    "2026-03-02T10:15:04.120+0100,1772442904120",
    "2026-03-02 09:15:04.120000+00:00,1772442904120",
    "2026-03-02T09:15Z,1772442900000",
    "2024-02-29T00:00:00Z,1709164800000",
    "2026-03-31T00:00:00Z,1774915200000",
    "-1000,-1000",
    "1772442904120,1772442904120",
    "1678-01-01T00:00:00Z,-9214560000000",
    "2261-12-31T23:59:59.999Z,9214646399999"
  })
  void timestamp_inAnyAllowedForm_isThatMoment(String text, long millis) throws FieldFault {
    assertThat(Timestamps.parse(text)).isEqualTo(millis);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-03-02T09:15:04",
        "2026-02-29T00:00:00Z",
        "2026-13-01T00:00:00Z",
        "yesterday",
        "2026-03-02",
        "-",
        "99999999999999999999",
        "1e12",
        "2026-03-02T24:30:00Z",
        "0001-01-01T00:00:00Z",
        "1677-12-31T23:59:59.999Z",
        "2262-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z"
      })
  void timestamp_ofAnotherForm_isNotAllowed(String text) {
    assertThatThrownBy(() -> Timestamps.parse(text))
        .isInstanceOf(FieldFault.class)
        .hasMessageContaining("milliseconds since 1970");
  }

  @ParameterizedTest
  @CsvSource({
    "rating,1d",
    "rating,NaN",
    "rating,0x1p3",
    "value,Infinity",
    "value,'1,5'",
    "cost,five"
  })
  void number_ofAnotherForm_isNotAllowed(String field, String text) {
    Finds finds =
        json(
            "{\"customer\":\"a\",\"timestamp\":0,\"touchpoint\":\"t\",\"%s\":\"%s\"}"
                .formatted(field, text));
    assertThat(finds.rejections).extracting(Rejection::field).containsExactly(field);
    assertThat(finds.rejections.getFirst().reason()).contains(text);
  }

  /// Whatever bytes come, a reader ends, and what it took and left adds up to what was there.
  @Test
  void readers_ofRandomBytes_neverFailOtherwiseThanByRejecting() {
    String good = "{\"customer\":\"a\",\"timestamp\":0,\"touchpoint\":\"t\"}";
    for (long seed = 0; seed < 2_000; seed++) {
      Random random = new Random(seed);
      byte[] bytes = (good + "\n" + good + "\n" + good).getBytes(StandardCharsets.UTF_8);
      for (int i = random.nextInt(6); i > 0; i--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      Finds json = read(EventFormat.NDJSON, FieldMap.same(), bytes);
      assertThat(json.events.size() + json.rejections.size()).as("seed %s", seed).isPositive();
      byte[] header = "customer,timestamp,touchpoint\n".getBytes(StandardCharsets.UTF_8);
      byte[] csv = new byte[header.length + bytes.length];
      System.arraycopy(header, 0, csv, 0, header.length);
      System.arraycopy(bytes, 0, csv, header.length, bytes.length);
      Finds rows = read(EventFormat.CSV, FieldMap.same(), csv);
      assertThat(rows.events.size() + rows.rejections.size()).as("seed %s", seed).isPositive();
    }
  }
}
