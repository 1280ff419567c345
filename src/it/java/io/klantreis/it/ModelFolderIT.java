package io.klantreis.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.klantreis.sdk.backend.DataSourceSettings;
import io.klantreis.sdk.backend.TimeRange;
import io.klantreis.sdk.backend.User;
import io.klantreis.sdk.data.Field;
import io.klantreis.sdk.data.Frame;
import io.klantreis.sdk.data.FrameMeta;
import io.klantreis.sdk.data.Notice;
import io.klantreis.sdk.testing.PluginProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The user's folder of stage models while the built plugin runs, and who sees names and words.
class ModelFolderIT {
  private static final TimeRange JANUARY =
      new TimeRange(Instant.parse("2025-01-01T00:00:00Z"), Instant.parse("2025-02-01T00:00:00Z"));

  /// The folder is looked at once a second at most.
  private static final long LOOK_MILLIS = 1_100;

  @TempDir static Path folder;
  private static PluginProcess plugin;
  private static DataSourceSettings settings;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    StringBuilder events = new StringBuilder("customer,touchpoint,stage,timestamp,rating,text\n");
    for (int i = 1; i <= 6; i++) {
      events.append("jan%d,visit,awareness,2025-01-0%dT10:00:00Z,,\n".formatted(i, i));
      events.append("jan%d,review,decision,2025-01-1%dT10:00:00Z,4,words %d\n".formatted(i, i, i));
    }
    events.append("jan7,complaint,decision,2025-01-20T10:00:00Z,1,a word alone\n");
    Path csv = Files.writeString(folder.resolve("events.csv"), events);
    BuiltPlugin.command(folder, "import", "--store", "h2:small", csv.toString());
    plugin = BuiltPlugin.start(folder);
    settings = BuiltPlugin.dataSource("{\"store\":{\"kind\":\"h2\",\"name\":\"small\"}}");
  }

  @AfterAll
  static void stop() {
    if (plugin != null) {
      plugin.close();
    }
  }

  private static PluginProcess.Answer ask(@Nullable User user, String question) throws IOException {
    var answers =
        plugin.query(
            settings,
            user,
            JANUARY,
            Map.of("A", BuiltPlugin.JSON.readTree(question.replace('\'', '"'))));
    return Objects.requireNonNull(answers.get("A"));
  }

  private static User user(String role) {
    return new User("somebody", "", "", role);
  }

  /// The answer by the model `mine`, when the folder has been looked at again.
  private static PluginProcess.Answer mine() throws IOException, InterruptedException {
    Thread.sleep(LOOK_MILLIS);
    return ask(user("Viewer"), "{'queryType':'stageDuration','scope':{'model':'mine'}}");
  }

  private static List<String> texts(Frame frame, String name) {
    Field field = frame.field(name).orElseThrow();
    List<String> texts = new ArrayList<>();
    for (int row = 0; row < field.size(); row++) {
      texts.add(String.valueOf(field.stringAt(row)));
    }
    return texts;
  }

  private static String notices(PluginProcess.Answer answer) {
    FrameMeta meta = answer.frames().getFirst().meta();
    return meta == null
        ? ""
        : String.join("\n", meta.notices().stream().map(Notice::text).toList());
  }

  @Test
  void aFile_isTakenUp_changed_keptWhileFaulty_andDropped() throws Exception {
    assertThat(mine().error()).hasValueSatisfying(error -> assertThat(error).contains("\"mine\""));
    Path file = Files.createDirectories(folder.resolve("models")).resolve("mine.yaml");
    String text =
        """
        id: mine
        label: {nl: Mijn, en: Mine}
        stages:
          - {id: early, label: {nl: Vroeg, en: Early}, canonical: [awareness, consideration]}
          - {id: late, label: Late, canonical: [decision, purchase]}
        """;
    Files.writeString(file, text);
    Frame stays = mine().frames().getFirst();
    assertThat(texts(stays, "label")).containsExactly("Early", "Late");
    assertThat(stays.field("entered").orElseThrow().longAt(1)).isEqualTo(7);
    Files.writeString(file, text.replace("Early", "Young"));
    assertThat(texts(mine().frames().getFirst(), "label")).containsExactly("Young", "Late");
    Files.writeString(file, text.replace("id: late", "id: early"));
    PluginProcess.Answer faulty = mine();
    assertThat(texts(faulty.frames().getFirst(), "label")).containsExactly("Young", "Late");
    assertThat(notices(faulty)).contains("mine.yaml:5: stage \"early\" is there twice");
    Files.writeString(file, text.replace("canonical: [decision, purchase]}", "canonical: ["));
    assertThat(notices(mine())).contains("mine.yaml:5: ").contains("expected");
    Files.writeString(file, text.replace("Late", "Old"));
    PluginProcess.Answer mended = mine();
    assertThat(texts(mended.frames().getFirst(), "label")).containsExactly("Early", "Old");
    assertThat(notices(mended)).doesNotContain("mine.yaml");
    Files.delete(file);
    assertThat(mine().error()).isPresent();
  }

  @Test
  void namesAndWords_followTheRoleOfWhoAsks() throws IOException {
    String people = "{'queryType':'inStage'}";
    String words = "{'queryType':'sentiment','by':'touchpoint','format':'verbatims'}";
    for (String role : List.of("Editor", "Admin")) {
      assertThat(texts(first(user(role), people), "customer")).contains("jan7");
      assertThat(texts(first(user(role), words), "body")).contains("words 1", "a word alone");
    }
    for (Optional<User> asker : List.of(Optional.of(user("Viewer")), Optional.<User>empty())) {
      User user = asker.orElse(null);
      assertThat(texts(first(user, people), "customer"))
          .hasSize(7)
          .allMatch(name -> name.startsWith("customer-"));
      assertThat(texts(first(user, words), "body"))
          .contains("words 1")
          .doesNotContain("a word alone");
      assertThat(ask(user, "{'queryType':'inStage','unit':'property:text'}").status())
          .isEqualTo(403);
      assertThat(ask(user, "{'queryType':'journey','customer':'jan7'}").status()).isEqualTo(404);
    }
  }

  private static Frame first(@Nullable User user, String question) throws IOException {
    PluginProcess.Answer answer = ask(user, question);
    assertThat(answer.error()).as(question).isEmpty();
    return answer.frames().getFirst();
  }
}
