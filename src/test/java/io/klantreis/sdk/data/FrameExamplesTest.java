package io.klantreis.sdk.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.klantreis.sdk.data.ValueMapping.Match;
import io.klantreis.sdk.data.ValueMapping.Result;
import io.klantreis.sdk.testing.GoldenFrames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The examples of docs/sdk-frames.md, word for word.
class FrameExamplesTest {
  private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  @Test
  void everyExampleOfTheDocument_standsHere() throws IOException {
    String source =
        flat(
            Files.readString(
                Path.of("src/test/java/io/klantreis/sdk/data/FrameExamplesTest.java")));
    var blocks = new ArrayList<String>();
    BLOCK
        .matcher(Files.readString(Path.of("docs/sdk-frames.md")))
        .results()
        .forEach(block -> blocks.add(flat(block.group(1))));
    assertThat(blocks)
        .hasSizeGreaterThan(8)
        .allSatisfy(block -> assertThat(source).contains(block));
  }

  @Test
  void columns() {
    Frame funnel =
        Frame.builder("funnel")
            .meta(FrameMeta.of(FrameType.TABLE))
            .field(Field.strings("step", "cart", "order"))
            .field(Field.int64("entered", 300, 120))
            .field(Field.nullableFloat64("conversion", 0.4, null))
            .build();
    assertThat(funnel.rows()).isEqualTo(2);

    byte[] first = FrameJson.encode(funnel); // {"schema":{…},"data":{"values":[…]}}
    byte[] next = FrameJson.encodeData(funnel); // {"data":{"values":[…]}}
    assertThat(first.length).isGreaterThan(next.length);

    GoldenFrames.check(Path.of("src/test/resources/golden/funnel.jsonc"), funnel);
  }

  @Test
  void longColumns() {
    double[] medians = {1.5, Double.NaN};
    FieldBuilder median = Field.builder("medianTime", FieldType.FLOAT64).nullable();
    for (double millis : medians) {
      median.addOrNull(millis); // NaN becomes null
    }
    Field medianTime = median.config(FieldConfig.builder().unit("ms").build()).build();
    assertThat(medianTime.isNull(1)).isTrue();

    double[] rates = {0.1, Double.NaN};
    long[] scores = {1, 2};
    int[] answers = {0, 7};
    Field conversion = Field.float64("conversion", rates).nullsForNaN();
    Field score = Field.int64("score", scores).nullsWhere(row -> answers[row] == 0);
    assertThat(conversion.isNull(1)).isTrue();
    assertThat(score.isNull(0)).isTrue();
  }

  @Test
  void rows() {
    Frame steps =
        Frame.rows("steps")
            .column(Field.builder("step", FieldType.STRING))
            .column(Field.builder("conversion", FieldType.FLOAT64).nullable())
            .row("cart", 0.4)
            .row("order", null)
            .toFrame(FrameMeta.of(FrameType.TABLE))
            .build();
    assertThat(steps.field("conversion").orElseThrow().valueAt(1)).isNull();
  }

  @Test
  void labelsAndConfiguration() {
    Field value =
        Field.float64("value", 0.4, 0.5)
            .labels(Labels.of("step", "purchase", "group", "web"))
            .config(
                FieldConfig.builder()
                    .displayNameFromDS("Aankoop")
                    .unit("percentunit")
                    .min(0)
                    .max(1)
                    .thresholds(Thresholds.absolute("red").from(0.3, "green"))
                    .mapping(ValueMapping.special(Match.NULL, Result.of("te weinig")))
                    .link(DataLink.inNewTab("Wie?", "https://shop.example/${__value.raw}"))
                    .build());
    assertThat(value.config().unit()).isEqualTo("percentunit");
  }

  @Test
  void metaAndNoData() {
    Frame nothing = Frame.noData("trend", FrameMeta.of(FrameType.TIMESERIES_MULTI));
    assertThat(nothing.fields()).isEmpty();

    FrameMeta meta =
        FrameMeta.builder(FrameType.NUMERIC_LONG)
            .executedQueryString("funnel cart → order, window 14d")
            .stat(QueryStat.of("Events read", 1_200_000, "short"))
            .notice(Notice.warning("Results have been limited to 100000 rows"))
            .build();
    assertThat(meta.notices()).hasSize(1);
    assertThat(List.of(meta.typeVersion())).containsExactly(FrameMeta.TypeVersion.V0_1);
  }

  private static String flat(String code) {
    return code.replaceAll("\\s+", " ").strip();
  }
}
