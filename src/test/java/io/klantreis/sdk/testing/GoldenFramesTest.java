package io.klantreis.sdk.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.klantreis.sdk.data.Field;
import io.klantreis.sdk.data.Frame;
import io.klantreis.sdk.data.FrameMeta;
import io.klantreis.sdk.data.FrameType;
import io.klantreis.sdk.data.Labels;
import io.klantreis.sdk.data.Notice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenFramesTest {
  private static final Frame FRAME =
      Frame.builder("funnel")
          .meta(
              FrameMeta.builder(FrameType.TABLE).notice(Notice.info("12 of 300 are open")).build())
          .field(Field.strings("step", "één", "a|b").labels(Labels.of("model", "localo")))
          .field(Field.int64("entered", 300, 7))
          .field(Field.nullableFloat64("conversion", 0.5, null))
          .build();

  private static final String TEXT =
      """
      // Frame "funnel", table, 3 fields, 2 rows
      // info: 12 of 300 are open
      // | step         | entered | conversion |
      // | model=localo |         |            |
      // | string       | int64   | float64?   |
      // |--------------|---------|------------|
      // | één          |     300 |        0.5 |
      // | a\\|b         |       7 |       null |
      //
      [ {
        "schema" : {
          "name" : "funnel",
          "meta" : {
            "type" : "table",
            "typeVersion" : [ 0, 1 ],
            "notices" : [ {
              "severity" : "info",
              "text" : "12 of 300 are open"
            } ]
          },
          "fields" : [ {
            "name" : "step",
            "type" : "string",
            "typeInfo" : {
              "frame" : "string"
            },
            "labels" : {
              "model" : "localo"
            }
          }, {
            "name" : "entered",
            "type" : "number",
            "typeInfo" : {
              "frame" : "int64"
            }
          }, {
            "name" : "conversion",
            "type" : "number",
            "typeInfo" : {
              "frame" : "float64",
              "nullable" : true
            }
          } ]
        },
        "data" : {
          "values" : [ [ "één", "a|b" ], [ 300, 7 ], [ 0.5, null ] ]
        }
      } ]
      """;

  @Test
  void render_frame_isATableAndJson() {
    assertThat(GoldenFrames.render(List.of(FRAME))).isEqualTo(TEXT);
  }

  @Test
  void check_sameFrames_passes(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("funnel.jsonc"), TEXT);
    GoldenFrames.check(file, FRAME);
    Files.writeString(file, TEXT.replace("\n", "\r\n"));
    GoldenFrames.check(file, FRAME);
  }

  @Test
  void check_otherFrames_namesTheFirstLine(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("funnel.jsonc"), TEXT.replace("300 |", "301 |"));
    assertThatThrownBy(() -> GoldenFrames.check(file, FRAME))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("funnel.jsonc line 7\nexpected: // | één          |     301 |")
        .hasMessageContaining("-Dgolden.update=true");
  }

  @Test
  void check_noFile_saysHowToWriteIt(@TempDir Path folder) {
    assertThatThrownBy(() -> GoldenFrames.check(folder.resolve("none.jsonc"), FRAME))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("no golden file")
        .hasMessageContaining("-Dgolden.update=true");
  }

  @Test
  void check_update_writesTheFile(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("new/funnel.jsonc");
    String before = System.setProperty(GoldenFrames.UPDATE, "true");
    try {
      GoldenFrames.check(file, FRAME);
    } finally {
      if (before == null) {
        System.clearProperty(GoldenFrames.UPDATE);
      } else {
        System.setProperty(GoldenFrames.UPDATE, before);
      }
    }
    assertThat(Files.readString(file)).isEqualTo(TEXT);
  }
}
