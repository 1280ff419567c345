package io.klantreis.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.klantreis.journey.model.Language;
import io.klantreis.plugin.answer.Privacy;
import io.klantreis.plugin.json.Fault;
import io.klantreis.plugin.json.ParseFaults;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsReaderTest {
  @Test
  void nothingSaid_hasTheDefaults() {
    assertThat(read("{}"))
        .isEqualTo(
            new Settings(
                new Settings.Store.Demo(),
                Map.of(),
                ZoneId.of("UTC"),
                Language.EN,
                30,
                30,
                100_000,
                5,
                Privacy.Sees.PSEUDONYMS,
                5));
  }

  @Test
  void everyKeySaid_isTaken() {
    assertThat(
            read(
                """
                {'store':{'kind':'h2','name':'shop_1-A'},'timeZone':'Europe/Amsterdam',
                 'language':'nl','refreshSeconds':60,'queryTimeoutSeconds':10,'maxRows':500,
                 'minSample':8,'privacy':{'viewersSee':'nothing','minVerbatims':9},
                 'events':{'table':'shop.events','customer':'user_id','timestamp':'at',
                   'touchpoint':'event_name'},'manageAlerts':true}\
                """))
        .isEqualTo(
            new Settings(
                new Settings.Store.H2("shop_1-A"),
                Map.of(
                    "table",
                    "shop.events",
                    "customer",
                    "user_id",
                    "timestamp",
                    "at",
                    "touchpoint",
                    "event_name"),
                ZoneId.of("Europe/Amsterdam"),
                Language.NL,
                60,
                10,
                500,
                8,
                Privacy.Sees.NOTHING,
                9));
  }

  @Test
  void postgres_takesItsPasswordFromTheSecretsAndShowsItNowhere() {
    Settings settings =
        read(
            "{'store':{'kind':'postgres','host':'db','database':'d','user':'u'}}",
            Map.of("password", "hunter2"));

    assertThat(settings.store())
        .isEqualTo(
            new Settings.Store.Postgres("db", 5432, "d", "u", "hunter2", "public", "prefer"));
    assertThat(settings.toString()).doesNotContain("hunter2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../etc/passwd", "jdbc:h2:mem:x", "a/b", "", "naam met spatie", "a;b", "x.mv"})
  void storeName_thatIsAPathOrUrl_isAFault(String name) {
    ParseFaults error = faults("{'store':{'kind':'h2','name':'" + name + "'}}");

    assertThat(error.faults()).extracting(Fault::place).containsExactly("store.name");
    assertThat(error).hasMessageContaining("never a path or URL");
  }

  @Test
  void faults_ofEveryKind_areToldTogether() {
    ParseFaults error =
        faults(
            """
            {'store':{'kind':'postgres','host':'jdbc:x//y','port':0,'database':'d','user':'u',
               'password':'hunter2','sslMode':'maybe','url':'jdbc:postgresql://x'},
             'timeZone':'Mars','language':'de','refreshSeconds':0,'queryTimeoutSeconds':'30',
             'maxRows':-1,'minSample':1.5,'privacy':{'viewersSee':'all'},'colour':'red',
             'events':{'table':'a b','customer':'c'}}\
            """);

    assertThat(error.faults())
        .extracting(Fault::place)
        .containsExactlyInAnyOrder(
            "store.host",
            "store.port",
            "store.password",
            "store.sslMode",
            "store.url",
            "timeZone",
            "language",
            "refreshSeconds",
            "queryTimeoutSeconds",
            "maxRows",
            "minSample",
            "privacy.viewersSee",
            "colour",
            "events.table",
            "events.timestamp",
            "events.touchpoint");
    assertThat(error.getMessage()).doesNotContain("hunter2");
  }

  /// Grafana numbers the headers that it sends along, and keeps their names here.
  @Test
  void headersOfGrafana_areNoneOfOurs() {
    assertThat(read("{'httpHeaderName1':'X-A','httpHeaderName2':'X-B'}")).isEqualTo(read("{}"));
    assertThat(faults("{'httpHeaderNameX':'X-A'}").faults()).hasSize(1);
  }

  private static ParseFaults faults(String text) {
    return catchThrowableOfType(ParseFaults.class, () -> read(text));
  }

  private static Settings read(String text) {
    return read(text, Map.of());
  }

  private static Settings read(String text, Map<String, String> secrets) {
    try {
      return SettingsReader.read(new ObjectMapper().readTree(text.replace('\'', '"')), secrets);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}
