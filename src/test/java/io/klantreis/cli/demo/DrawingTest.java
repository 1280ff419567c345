package io.klantreis.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.klantreis.sdk.data.Field;
import io.klantreis.sdk.data.FieldConfig;
import io.klantreis.sdk.data.Frame;
import io.klantreis.sdk.data.Labels;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class DrawingTest {
  private static final FieldConfig SHARE = FieldConfig.builder().unit("percentunit").build();
  private static final FieldConfig TIME = FieldConfig.builder().unit("ms").build();
  private final Drawing drawing = new Drawing(Locale.ENGLISH);

  @Test
  void table_showsTheNamedColumnsInTheirUnitsAndABar() {
    var frame =
        Frame.builder("funnel")
            .field(Field.strings("label", "Cart", "Bought"))
            .field(Field.int64("entered", 12_000, 3_000))
            .field(Field.nullableFloat64("conversion", 0.25, null).config(SHARE))
            .field(Field.float64("total", 1, 0.25).config(SHARE))
            .field(Field.nullableFloat64("medianTime", 5_400_000.0, null).config(TIME))
            .build();

    var lines =
        drawing.table(
            frame, List.of("label", "entered", "conversion", "medianTime", "absent"), "total");

    assertThat(lines)
        .containsExactly(
            "label   entered  conversion  medianTime",
            "Cart     12,000      25.0 %       1.5 h  " + "█".repeat(30),
            "Bought    3,000           –           –  " + "█".repeat(7) + "▌");
  }

  @Test
  void table_valuesBelowZero_drawsBothWays() {
    var frame =
        Frame.builder("sentiment")
            .field(Field.strings("label", "good", "bad"))
            .field(Field.float64("sentiment", 1, -0.5))
            .build();

    var lines = drawing.table(frame, List.of("label"), "sentiment");

    assertThat(lines.get(1)).isEqualTo("good   " + " ".repeat(15) + "│" + "█".repeat(15));
    assertThat(lines.get(2)).isEqualTo("bad    " + " ".repeat(7) + "▒".repeat(8) + "│");
  }

  @Test
  void series_drawsACourseAndTheLastValueEach() {
    var time =
        Field.times("time", Instant.EPOCH, Instant.ofEpochSecond(1), Instant.ofEpochSecond(2));
    var web =
        Frame.builder("a")
            .field(time)
            .field(
                Field.nullableFloat64("value", 0.0, null, 7.0).labels(Labels.of("channel", "web")))
            .build();

    assertThat(drawing.series(List.of(web))).containsExactly("web  ▁·█  7");
  }

  @Test
  void questions_areReadInBothLanguages() throws IOException {
    var dutch = Question.all("nl");
    var english = Question.all("en");

    assertThat(dutch).hasSameSizeAs(english).hasSizeGreaterThan(4);
    for (int i = 0; i < dutch.size(); i++) {
      assertThat(dutch.get(i).title()).isNotEqualTo(english.get(i).title());
      assertThat(dutch.get(i).query().path("language").asText()).isEqualTo("nl");
    }
  }
}
