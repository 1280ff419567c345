package io.klantreis.it;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.klantreis.sdk.backend.DataSourceSettings;
import io.klantreis.sdk.backend.TimeRange;
import io.klantreis.sdk.data.Field;
import io.klantreis.sdk.data.Frame;
import io.klantreis.sdk.data.FrameMeta;
import io.klantreis.sdk.data.FrameType;
import io.klantreis.sdk.testing.PluginProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The query reference is what the built plugin answers: each of its questions is asked of the demo
/// shop, and the frames that it lists field by field are compared. `-Ddocs.update` writes that list
/// anew.
class QueryReferenceIT {
  private static final Path REFERENCE = Path.of("docs/query-reference.md");
  private static final String LIST = "## Every frame, field by field\n";
  private static final Pattern EXAMPLE = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);
  private static final Pattern WORD = Pattern.compile("`([A-Za-z][A-Za-z0-9_]*)`");
  private static final Pattern CUSTOMER = Pattern.compile("\"customer\":\"c4711\"");

  @TempDir static Path folder;
  private static PluginProcess plugin;
  private static DataSourceSettings shop;
  private static TimeRange range;

  /// Somebody of the shop who has gone through more than one stage.
  private static String customer = "";

  @BeforeAll
  static void start() throws IOException {
    plugin = BuiltPlugin.start(folder);
    shop = BuiltPlugin.dataSource("{\"store\":{\"kind\":\"demo\"}}");
    Instant now = Instant.now();
    range = new TimeRange(now.minusSeconds(90 * 86_400), now);
    Frame people = ask("{\"queryType\":\"inStage\",\"stage\":\"decision\"}").getFirst();
    customer = requireNonNull(people.field("customer").orElseThrow().stringAt(0));
  }

  @AfterAll
  static void stop() {
    if (plugin != null) {
      plugin.close();
    }
  }

  private static List<Frame> ask(String question) throws IOException {
    TimeRange asked =
        question.contains("\"baseline\"")
            ? new TimeRange(range.to().minusSeconds(3 * 86_400), range.to())
            : range;
    String text = CUSTOMER.matcher(question).replaceAll("\"customer\":\"" + customer + "\"");
    PluginProcess.Answer answer = BuiltPlugin.ask(plugin, shop, asked, text);
    assertThat(answer.error()).as(question).isEmpty();
    assertThat(answer.frames()).as(question).isNotEmpty();
    return answer.frames();
  }

  /// The fields of frames that are alike are told once, whatever their number; so are the buckets
  /// of a heat map, whose names follow the data.
  private static List<String> told(List<Frame> frames) {
    Set<String> lines = new LinkedHashSet<>();
    for (Frame frame : frames) {
      FrameMeta meta = requireNonNull(frame.meta());
      FrameType type = requireNonNull(meta.type());
      Map<String, Set<String>> labels = new LinkedHashMap<>();
      for (Field field : frame.fields()) {
        String name = type.equals(FrameType.HEATMAP_ROWS) && isBucket(field) ? "…" : field.name();
        String kind = field.type().id() + (field.isNullable() ? "?" : "");
        labels
            .computeIfAbsent("`" + name + "` " + kind, text -> new TreeSet<>())
            .addAll(field.labels().map().keySet());
      }
      List<String> fields = new ArrayList<>();
      labels.forEach((field, keys) -> fields.add(keys.isEmpty() ? field : field + " " + keys));
      lines.add("`" + frame.name() + "`, " + type.id() + ": " + String.join(", ", fields));
    }
    return List.copyOf(lines);
  }

  private static boolean isBucket(Field field) {
    return !field.name().equals("time") && !field.name().equals("open");
  }

  private static String list(List<String> questions) throws IOException {
    StringBuilder list = new StringBuilder("| question | frames |\n|---|---|\n");
    for (String question : questions) {
      list.append("| `" + question + "` | " + String.join("<br>", told(ask(question))) + " |\n");
    }
    return list.toString();
  }

  private static List<String> listed(String text) {
    List<String> questions = new ArrayList<>();
    Matcher rows = Pattern.compile("^\\| `(\\{.*?\\})` \\|", Pattern.MULTILINE).matcher(text);
    while (rows.find()) {
      questions.add(rows.group(1));
    }
    return questions;
  }

  @Test
  void fieldsOfEveryFrame_areThoseAnswered() throws IOException {
    String reference = Files.readString(REFERENCE);
    int begins = reference.indexOf(LIST);
    int ends = reference.indexOf("\n## ", begins + 1);
    String section = reference.substring(begins, ends);
    String table = section.substring(section.indexOf("| question |"));
    String answered = list(listed(section));
    if (System.getProperty("docs.update") != null) {
      Files.writeString(
          REFERENCE,
          reference.substring(0, begins)
              + section.substring(0, section.indexOf("| question |"))
              + answered
              + reference.substring(ends));
      return;
    }
    assertThat(listed(section)).hasSizeGreaterThan(40);
    assertThat(table).isEqualTo(answered);
  }

  @Test
  void everyExample_isAnswered() throws IOException {
    Matcher examples = EXAMPLE.matcher(Files.readString(REFERENCE));
    Set<String> asked = new TreeSet<>();
    while (examples.find()) {
      for (String question : examples.group(1).split("\n(?=\\{)")) {
        JsonNode json = BuiltPlugin.JSON.readTree(question);
        asked.add(json.path("queryType").asText());
        ask(question);
      }
    }
    assertThat(asked)
        .containsExactlyInAnyOrder(
            "funnel",
            "funnelTrend",
            "timeToConvert",
            "customers",
            "explain",
            "comparePresets",
            "stageDuration",
            "inStage",
            "sentiment",
            "counts",
            "journeyMap",
            "modelDiff",
            "journey",
            "annotations");
  }

  /// What a question's own section says must know every field that the question answers.
  @Test
  void everyField_isNamedInItsQuestionsSection() throws IOException {
    String reference = Files.readString(REFERENCE);
    List<String> unnamed = new ArrayList<>();
    for (String question : listed(reference.substring(reference.indexOf(LIST)))) {
      String type = BuiltPlugin.JSON.readTree(question).path("queryType").asText();
      int begins = reference.indexOf("## `" + type + "`");
      assertThat(begins).as(type).isPositive();
      String section = reference.substring(begins, reference.indexOf("\n## ", begins));
      Set<String> named = new TreeSet<>();
      Matcher words = WORD.matcher(section);
      while (words.find()) {
        named.add(words.group(1));
      }
      for (Frame frame : ask(question)) {
        if (!FrameType.HEATMAP_ROWS.equals(requireNonNull(frame.meta()).type())
            && !question.contains("lanes")) {
          frame.fields().stream()
              .map(Field::name)
              .filter(name -> !named.contains(name))
              .forEach(name -> unnamed.add(type + ": " + name));
        }
      }
    }
    assertThat(new TreeSet<>(unnamed)).isEmpty();
  }
}
