package io.klantreis.sdk.internal.arrow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.klantreis.sdk.data.Frame;
import io.klantreis.sdk.data.FrameJson;
import io.klantreis.testing.GoTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The proof that Grafana reads what we write: its own reader reads every sample equal, and we read
/// the Go SDK's golden file of all types equal.
@ExtendWith(NoLeaks.class)
class GoReaderTest {
  private static final String SDK = "github.com/grafana/grafana-plugin-sdk-go";
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void frames_writtenHere_areReadEqualByGo(@TempDir Path folder) throws IOException {
    GoTool go = GoTool.orSkip("GoReaderTest");
    for (var sample : SampleFrames.all().entrySet()) {
      write(folder, sample.getKey(), sample.getValue());
    }
    for (int seed = 0; seed < 100; seed++) {
      write(folder, "random-" + seed, new RandomFrames(seed).next());
    }
    Path golden = go.dependency(SDK).resolve("data/testdata");
    Frame allTypes =
        ArrowFrames.decode(Files.readAllBytes(golden.resolve("all_types.golden.arrow")));
    Files.write(folder.resolve("golden.arrow"), ArrowFrames.encode(allTypes));
    Files.copy(golden.resolve("all_types.golden.json"), folder.resolve("golden.json"));

    GoTool.Outcome outcome =
        go.run(
            Duration.ofMinutes(8),
            Map.of("KLANTREIS_FRAMES", folder.toAbsolutePath().toString()),
            "test",
            "-count=1",
            "-v",
            "-run=TestFramesWrittenByJava",
            "./frames");

    assertThat(outcome.exitCode()).as(outcome.output()).isZero();
    int frames = SampleFrames.all().size() + 101;
    assertThat(outcome.output()).contains(frames + " frames read by grafana-plugin-sdk-go");
  }

  @Test
  void typedFrames_writtenHere_areWhatExpressionsAndAlertRulesRead(@TempDir Path folder)
      throws IOException {
    GoTool go = GoTool.orSkip("GoReaderTest");
    for (var sample : DataplaneSamples.all().entrySet()) {
      Files.write(
          folder.resolve(sample.getKey() + ".arrow"),
          ArrowFrames.encode(sample.getValue().frame()));
      Files.writeString(folder.resolve(sample.getKey() + ".txt"), sample.getValue().items());
    }

    GoTool.Outcome outcome =
        go.run(
            Duration.ofMinutes(8),
            Map.of("KLANTREIS_DATAPLANE", folder.toAbsolutePath().toString()),
            "test",
            "-count=1",
            "-v",
            "-run=TestFramesAsExpressionsReadThem",
            "./frames");

    assertThat(outcome.exitCode()).as(outcome.output()).isZero();
    assertThat(outcome.output())
        .contains(DataplaneSamples.all().size() + " frames read as expressions read them");
  }

  @Test
  void goldenOfAllTypes_writtenByGo_isReadEqualHere() throws IOException {
    Path golden = GoTool.orSkip("GoReaderTest").dependency(SDK).resolve("data/testdata");
    byte[] file = Files.readAllBytes(golden.resolve("all_types.golden.arrow"));

    JsonNode read = JSON.readTree(FrameJson.encode(ArrowFrames.decode(file)));

    JsonNode expected = JSON.readTree(golden.resolve("all_types.golden.json").toFile());
    JsonNode fields = expected.at("/schema/fields");
    fields.forEach(GoReaderTest::withoutEmptyConfig);
    assertThat(fields).hasSize(35);
    assertThat(read.get("schema")).isEqualTo(expected.get("schema"));
    assertSameValues(fields, read.get("data"), expected.get("data"));
  }

  /// Column by column, floats of 32 bits as such: their shortest forms differ between languages.
  private static void assertSameValues(JsonNode fields, JsonNode read, JsonNode expected) {
    assertThat(read.get("entities")).isEqualTo(expected.get("entities"));
    assertThat(read.get("nanos")).isEqualTo(expected.get("nanos"));
    for (int i = 0; i < fields.size(); i++) {
      List<JsonNode> is = List.copyOf(read.get("values").get(i).valueStream().toList());
      List<JsonNode> should = expected.get("values").get(i).valueStream().toList();
      if (fields.get(i).at("/typeInfo/frame").asText().equals("float32")) {
        assertThat(is.stream().map(JsonNode::floatValue).toList())
            .isEqualTo(should.stream().map(JsonNode::floatValue).toList());
      } else {
        assertThat(is.toString()).as(fields.get(i).toString()).isEqualTo(should.toString());
      }
    }
  }

  /// An empty configuration and members that are null say nothing, and we do not write them.
  private static void withoutEmptyConfig(JsonNode field) {
    if (field.get("config") instanceof ObjectNode config) {
      config.properties().removeIf(member -> member.getValue().isNull());
      if (config.isEmpty()) {
        ((ObjectNode) field).remove("config");
      }
    }
  }

  private static void write(Path folder, String name, Frame frame) throws IOException {
    Files.write(folder.resolve(name + ".arrow"), ArrowFrames.encode(frame));
    Files.write(folder.resolve(name + ".json"), FrameJson.encode(frame));
  }
}
