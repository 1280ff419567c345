package io.klantreis.sdk.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.klantreis.sdk.data.ValueMapping.Match;
import io.klantreis.sdk.data.ValueMapping.Result;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigAndMetaTest {
  @Test
  void config_nothing_isAnEmptyObject() {
    assertThat(FieldConfig.none().toJson()).isEqualTo("{}");
    assertThat(FieldConfig.builder().unit("").displayName("").build())
        .isEqualTo(FieldConfig.none());
  }

  @Test
  void config_everyKey_isWrittenAsGrafanaReadsIt() {
    FieldConfig config =
        FieldConfig.builder()
            .displayNameFromDS("Conversie")
            .unit("percentunit")
            .decimals(1)
            .min(0)
            .max(1.5)
            .interval(Duration.ofMillis(1500))
            .mapping(ValueMapping.text("act", "doen", "red"))
            .mapping(ValueMapping.range(null, 0.5, Result.of("laag")))
            .mapping(ValueMapping.special(Match.NULL, Result.of("geen")))
            .thresholds(Thresholds.absolute("red").from(0, "green"))
            .color(FieldColor.fixed("blue"))
            .link(DataLink.to("een", "https://example.org"))
            .enumConfig(EnumConfig.of("a", "b").colors("red", "green"))
            .build();
    assertThat(config.toJson())
        .isEqualTo(
            """
            {"displayNameFromDS":"Conversie","unit":"percentunit","decimals":1,"min":0,"max":1.5,\
            "interval":1500,"mappings":[\
            {"type":"value","options":{"act":{"text":"doen","color":"red"}}},\
            {"type":"range","options":{"to":0.5,"result":{"text":"laag"}}},\
            {"type":"special","options":{"match":"null","result":{"text":"geen"}}}],\
            "thresholds":{"mode":"absolute","steps":[\
            {"value":null,"color":"red"},{"value":0,"color":"green"}]},\
            "color":{"mode":"fixed","fixedColor":"blue"},\
            "links":[{"title":"een","url":"https://example.org"}],\
            "type":{"enum":{"text":["a","b"],"color":["red","green"]}}}\
            """);
    assertThat(FieldConfig.fromJson(config.toJson())).isEqualTo(config);
    assertThat(config.toBuilder().build()).isEqualTo(config);
  }

  @Test
  void config_valuesThatGrafanaRefuses_areRefused() {
    assertThatThrownBy(() -> FieldConfig.builder().decimals(-1).build())
        .hasMessage("decimals is -1, not 0 to 65535");
    assertThatThrownBy(() -> FieldConfig.builder().interval(Duration.ofMillis(-1)).build())
        .hasMessage("interval PT-0.001S is negative");
    assertThatThrownBy(() -> FieldConfig.builder().custom(JsonNodeFactory.instance.textNode("x")))
        .hasMessage("custom is not a JSON object: \"x\"");
    assertThatThrownBy(() -> Thresholds.absolute("red").from(2, "a").from(1, "b"))
        .hasMessage("threshold 1.0 is not above 2.0");
    assertThatThrownBy(() -> new Thresholds(Thresholds.Mode.ABSOLUTE, List.of()))
        .hasMessageContaining("begin with a base");
    assertThatThrownBy(() -> ValueMapping.range(2.0, 1.0, Result.of("x")))
        .hasMessage("value mapping from 2.0 to 1.0");
    assertThatThrownBy(() -> DataLink.to("een", "")).hasMessage("data link \"een\" leads nowhere");
    assertThatThrownBy(() -> EnumConfig.of("a").colors("red", "green"))
        .hasMessage("an enum of 1 texts has 2 of color");
    assertThatThrownBy(
            () -> FieldConfig.fromJson("{\"mappings\":[{\"type\":\"regex\",\"options\":{}}]}"))
        .hasMessageContaining("regex");
  }

  @Test
  void config_customGivenIsChangedAfterwards_staysAsItWas() {
    var custom = JsonNodeFactory.instance.objectNode().put("align", "left");
    FieldConfig config = FieldConfig.builder().custom(custom).build();
    custom.put("align", "right");
    assertThat(config.toJson()).isEqualTo("{\"custom\":{\"align\":\"left\"}}");
    java.util.Objects.requireNonNull(config.custom()).put("align", "right");
    assertThat(config.toJson()).isEqualTo("{\"custom\":{\"align\":\"left\"}}");
  }

  @Test
  void meta_everyKey_isWrittenAsGrafanaReadsIt() {
    FrameMeta meta =
        FrameMeta.builder(FrameType.TABLE)
            .custom(JsonNodeFactory.instance.objectNode().put("dataVersion", 7))
            .stat(QueryStat.of("Events read", 12, "short"))
            .notice(Notice.warning("rows cut").inspect(Notice.Inspect.STATS).link("https://x"))
            .channel("ds/uid/live")
            .visualisation(FrameMeta.Visualisation.NODE_GRAPH)
            .executedQueryString("SELECT 1")
            .uniqueRowIdFields(0, 2)
            .build();
    assertThat(meta.toJson())
        .isEqualTo(
            """
            {"type":"table","typeVersion":[0,1],"custom":{"dataVersion":7},\
            "stats":[{"displayName":"Events read","unit":"short","value":12}],\
            "notices":[{"severity":"warning","text":"rows cut","link":"https://x","inspect":4}],\
            "channel":"ds/uid/live","preferredVisualisationType":"nodeGraph",\
            "executedQueryString":"SELECT 1","uniqueRowIdFields":[0,2]}\
            """);
    assertThat(FrameMeta.fromJson(meta.toJson())).isEqualTo(meta);
    assertThat(meta.toBuilder().build()).isEqualTo(meta);
  }

  @Test
  void meta_withoutType_hasVersionZero() {
    assertThat(FrameMeta.none().toJson()).isEqualTo("{\"typeVersion\":[0,0]}");
    assertThat(FrameMeta.of(FrameType.NUMERIC_LONG).toJson())
        .isEqualTo("{\"type\":\"numeric-long\",\"typeVersion\":[0,1]}");
  }

  @Test
  void meta_valuesThatGrafanaRefuses_areRefused() {
    assertThatThrownBy(() -> Notice.info("")).hasMessage("a notice has no text");
    assertThatThrownBy(() -> QueryStat.of("x", Double.NaN)).hasMessage("statistic x is NaN");
    assertThatThrownBy(() -> new FrameType("")).hasMessage("a frame type has no name");
    assertThatThrownBy(() -> FrameMeta.fromJson("{")).hasMessageStartingWith("not JSON");
  }

  @Test
  void labels_areSortedCopiedAndUnique() {
    assertThat(Labels.of("b", "1", "a", "").toJson()).isEqualTo("{\"a\":\"\",\"b\":\"1\"}");
    assertThat(Labels.of(Map.of())).isEqualTo(Labels.none());
    assertThat(Labels.of("a", "1").with("a", "2").map()).isEqualTo(Map.of("a", "2"));
    assertThat(Labels.fromJson("null").isEmpty()).isTrue();
    assertThatThrownBy(() -> Labels.of("a", "1", "a", "2"))
        .hasMessage("label \"a\" is given twice");
    assertThatThrownBy(() -> Labels.of("a", "1", "b")).hasMessage("label \"b\" has no value");
    assertThatThrownBy(() -> Labels.of("", "1")).hasMessageContaining("no name");
    assertThatThrownBy(() -> Labels.fromJson("{\"a\":1}"))
        .hasMessage("label \"a\" is 1, not a text");
  }
}
