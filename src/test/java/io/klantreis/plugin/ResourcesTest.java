package io.klantreis.plugin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.klantreis.sdk.backend.TimeRange;
import io.klantreis.sdk.testing.ResourceAnswer;
import io.klantreis.sdk.testing.TestPlugin;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourcesTest {
  private TestPlugin plugin;

  @BeforeEach
  void start() throws IOException {
    plugin = TestPlugin.start(SmallShop.factory(SmallShop.events()));
  }

  @AfterEach
  void stop() {
    plugin.close();
  }

  @Test
  void models_asked_areTheFive() {
    assertThat(texts(get("models").findValues("id")))
        .containsExactly("localo", "steps5", "print4", "mapping", "salesforce4");
  }

  @Test
  void stages_ofAModel_areInItsOrderAndTheAskersLanguage() {
    JsonNode stages = get("stages?model=localo&language=nl");

    assertThat(stages.get(0).get("id").textValue()).isEqualTo("awareness");
    assertThat(stages.get(0).get("label").textValue()).isEqualTo("Bewustwording");
    assertThat(stages).hasSize(7);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "touchpoints              | buy,cart,review,visit",
        "touchpoints?search=VI    | visit,review",
        "channels                 | app,email,web",
        "products                 | chair",
        "personas                 | ''",
        "values?key=scale         | stars5",
        "values?key=touchpoint&limit=2 | buy,cart"
      })
  void list_asked_isSortedAndBounded(String url, String expected) {
    List<String> names = expected.isEmpty() ? List.of() : List.of(expected.split(",", -1));

    assertThat(texts(get(url))).containsExactlyElementsOf(names);
  }

  @Test
  void keys_asked_areThoseThatEventsHave() {
    assertThat(texts(get("keys")))
        .contains("customer", "touchpoint", "channel", "rating")
        .doesNotContain("persona");
  }

  @Test
  void customers_newestFirst_areTheLastOfTheStore() {
    List<String> newest = texts(get("values?key=customer&order=newest"));

    assertThat(newest)
        .hasSize(12)
        .containsExactlyInAnyOrderElementsOf(texts(get("values?key=customer")));
    assertThat(texts(get("values?key=customer&order=newest&limit=2")))
        .isEqualTo(newest.subList(0, 2));
    assertThat(newest.getFirst()).isEqualTo("c12");
    assertThat(call("GET", "values?key=customer&order=oldest", "").status()).isEqualTo(400);
  }

  @Test
  void customers_busiestFirst_areThoseWithMostEventsAndThenTheNewest() {
    List<String> busiest = texts(get("values?key=customer&order=busiest"));

    assertThat(busiest)
        .containsExactly("c3", "c2", "c1", "c10", "c9", "c6", "c5", "c4", "c12", "c11", "c8", "c7");
    assertThat(texts(get("values?key=customer&order=busiest&limit=1"))).containsExactly("c3");
  }

  @Test
  void customers_forEachRole_areWhatTheSettingsSay() {
    assertThat(texts(get("values?key=customer&limit=2"))).containsExactly("c1", "c10");

    plugin.as(SmallShop.VIEWER);
    List<String> pseudonyms = texts(get("values?key=customer"));
    assertThat(pseudonyms).hasSize(12).allMatch(name -> name.matches("customer-[0-9a-f]{16}"));
    assertThat(texts(get("values?key=customer"))).isEqualTo(pseudonyms);

    plugin.with(SmallShop.settings("{'privacy':{'viewersSee':'nothing'}}"));
    assertThat(call("GET", "values?key=customer", "").status()).isEqualTo(403);

    plugin.with(SmallShop.settings("{'privacy':{'viewersSee':'names'}}"));
    assertThat(texts(get("values?key=customer&search=c11"))).containsExactly("c11");
  }

  @Test
  void funnelByCustomer_forAViewer_showsPseudonyms() {
    plugin.as(SmallShop.VIEWER);
    String funnel =
        "{'queryType':'funnel','breakdown':{'by':'customer'},'steps':[{'touchpoint':'visit'}]}";
    String ofOne =
        funnel.replace("'steps'", "'scope':{'filters':[{'key':'customer','value':'c1'}]},'steps'");
    plugin.within(new TimeRange(SmallShop.NOW.minusSeconds(40 * 86_400L), SmallShop.NOW));

    assertThat(plugin.query(funnel).frames().getFirst().field("group").orElseThrow().stringAt(0))
        .matches("customer-[0-9a-f]{16}");
    assertThat(plugin.query(ofOne).status()).as("it would tell whose it is").isEqualTo(403);

    plugin.with(SmallShop.settings("{'privacy':{'viewersSee':'nothing'}}"));
    assertThat(plugin.query(funnel).status()).isEqualTo(403);
  }

  @Test
  void status_asked_tellsTheIndexInFigures() {
    JsonNode status = get("status");

    assertThat(status.get("events").intValue()).isEqualTo(26);
    assertThat(status.get("customers").intValue()).isEqualTo(12);
    assertThat(status.get("firstEvent").textValue()).isEqualTo("2025-01-01T12:00:00Z");
    assertThat(status.get("lastEvent").textValue()).isEqualTo("2025-01-12T12:00:00Z");
    assertThat(status.get("dataVersion").textValue()).isEqualTo("1-26");
    assertThat(status.get("indexBytes").longValue()).isPositive();
  }

  @Test
  void openApi_asked_describesEveryRoute() {
    List<String> paths = new ArrayList<>();
    get("openapi.json").get("paths").fieldNames().forEachRemaining(paths::add);

    assertThat(paths)
        .contains("/models", "/stages", "/values", "/status", "/events", "/customers/{id}");
  }

  @Test
  void writing_toAReadOnlyStore_isRefusedInWords() {
    ResourceAnswer events = call("POST", "events", "{}");
    assertThat(events.status()).isEqualTo(409);
    assertThat(events.text()).contains("read-only");
    assertThat(call("DELETE", "customers/c1", "").status()).isEqualTo(409);
  }

  @Test
  void writing_withoutTheRole_isForbidden() {
    plugin.as(SmallShop.VIEWER);
    assertThat(call("POST", "events", "{}").status()).isEqualTo(403);
    plugin.as(null);
    assertThat(call("POST", "events", "{}").status()).isEqualTo(403);
    plugin.as(SmallShop.EDITOR);
    assertThat(call("DELETE", "customers/c1", "").status()).isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, nothing, 404",
    "POST, models, 405",
    "GET, events, 405",
    "GET, stages?model=lokalo, 400",
    "GET, values, 400",
    "GET, touchpoints?limit=0, 400",
    "GET, customers/c1, 405"
  })
  void call_thatCannotBe_saysWhyAsJson(String method, String url, int status) {
    ResourceAnswer answer = call(method, url, "");

    assertThat(answer.status()).isEqualTo(status);
    assertThat(json(answer).get("message").textValue()).isNotEmpty();
  }

  private JsonNode get(String url) {
    ResourceAnswer answer = call("GET", url, "");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return json(answer);
  }

  private static JsonNode json(ResourceAnswer answer) {
    try {
      return new ObjectMapper().readTree(answer.text());
    } catch (JsonProcessingException e) {
      throw new AssertionError(answer.text(), e);
    }
  }

  private ResourceAnswer call(String method, String url, String body) {
    return plugin.call(method, url, body.getBytes(UTF_8));
  }

  private static List<String> texts(Iterable<JsonNode> nodes) {
    var texts = new ArrayList<String>();
    nodes.forEach(node -> texts.add(node.textValue()));
    return texts;
  }
}
