package io.klantreis.cli.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.klantreis.journey.model.Language;
import io.klantreis.plugin.model.ModelFiles;
import io.klantreis.plugin.question.Asked;
import io.klantreis.plugin.question.Defaults;
import io.klantreis.plugin.question.QueryParser;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class AlertsCommandTest {
  private static final Path DEMO = Path.of("provisioning/alerting/klantreis.yaml");
  private static final Path DASHBOARDS = Path.of("provisioning/dashboards");
  private static final Pattern FILLED_IN = Pattern.compile("\\{\\{.*?}}");

  @TempDir private Path folder;

  private int status;

  private String run(String... more) {
    List<String> arguments = new ArrayList<>(List.of("--data-dir", folder.toString()));
    arguments.addAll(List.of(more));
    var out = new StringWriter();
    CommandLine line = new CommandLine(new AlertsCommand());
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(out, true));
    status = line.execute(arguments.toArray(String[]::new));
    return out.toString();
  }

  private JsonNode rules(String... more) throws IOException {
    List<String> arguments =
        new ArrayList<>(List.of("--datasource", "shop", "--folder", "Mijn map"));
    arguments.addAll(List.of(more));
    String text = run(arguments.toArray(String[]::new));
    assertThat(status).as(text).isZero();
    return new YAMLMapper().readTree(text).path("groups").path(0).path("rules");
  }

  @Test
  void demoFile_isWhatTheCommandInItsFirstLineWrites() throws IOException {
    String kept = Files.readString(DEMO);
    String command = kept.lines().findFirst().orElseThrow();
    String[] said = command.substring(command.indexOf("alerts ") + "alerts ".length()).split(" ");

    assertThat(run(said)).isEqualTo(kept);
  }

  @Test
  void out_writesTheFileAndNothingElse() throws IOException {
    Path file = folder.resolve("rules.yaml");
    String printed = run("--datasource", "shop", "--folder", "F");

    assertThat(run("--datasource", "shop", "--folder", "F", "--out", file.toString())).isEmpty();
    assertThat(Files.readString(file)).isEqualTo(printed);
  }

  @Test
  void group_liesInTheFolderAndAsksTheDataSource() throws IOException {
    JsonNode group =
        new YAMLMapper()
            .readTree(run("--datasource", "shop", "--folder", "Mijn map", "--every", "5m"))
            .path("groups")
            .path(0);

    assertThat(group.path("folder").textValue()).isEqualTo("Mijn map");
    assertThat(group.path("interval").textValue()).isEqualTo("5m");
    for (JsonNode node : group.path("rules").findParents("datasourceUid")) {
      assertThat(node.path("datasourceUid").textValue()).isIn("shop", "__expr__");
    }
  }

  @Test
  void rules_stateWhatTheyDoWithoutDataAndWithErrors() throws IOException {
    for (JsonNode rule : rules()) {
      boolean silence = rule.path("labels").path("watches").textValue().equals("silence");
      String noData = silence ? "Alerting" : "NoData";
      assertThat(rule.path("noDataState").textValue()).isEqualTo(noData);
      assertThat(rule.path("execErrState").textValue()).isEqualTo("Error");
      assertThat(rule.path("annotations").path("description").textValue())
          .contains(noData, "Error.");
    }
  }

  @Test
  void rules_areTheSameInBothLanguagesButForTheWords() throws IOException {
    JsonNode english = rules("--language", "en", "--steps", "add_to_cart,purchase");
    JsonNode dutch = rules("--language", "nl", "--steps", "add_to_cart,purchase");

    assertThat(english).hasSize(5);
    assertThat(wordless(dutch)).isEqualTo(wordless(english));
    for (int i = 0; i < english.size(); i++) {
      for (String words : List.of("summary", "description")) {
        String one = english.get(i).path("annotations").path(words).textValue();
        assertThat(dutch.get(i).path("annotations").path(words).textValue()).isNotEqualTo(one);
      }
    }
  }

  private static List<String> wordless(JsonNode rules) {
    List<String> wordless = new ArrayList<>();
    for (JsonNode rule : rules) {
      ObjectNode copy = rule.deepCopy();
      copy.remove(List.of("title", "annotations"));
      wordless.add(copy.toString().replaceAll("(\"language\":\"|-)(nl|en)\"", "$1xx\""));
    }
    return wordless;
  }

  @Test
  void texts_haveTheSameKeysInBothLanguages() {
    assertThat(new RuleTexts(Language.NL).keys()).isEqualTo(new RuleTexts(Language.EN).keys());
  }

  @Test
  void summaries_haveNothingLeftToFillInButGrafanasOwn() throws IOException {
    for (String language : List.of("nl", "en")) {
      for (JsonNode rule : rules("--language", language, "--steps", "a,b", "--by", "channel")) {
        String texts = rule.path("title").textValue() + rule.path("annotations");
        assertThat(FILLED_IN.matcher(texts).replaceAll("")).doesNotContain("<", ">", "{{", "}}");
        assertThat(texts.split("\\{\\{ (if|with) ", -1))
            .hasSameSizeAs(texts.split("\\{\\{ end", -1));
      }
    }
  }

  @Test
  void uids_areGrafanasAndDifferByDataSourceFolderAndModel() throws IOException {
    List<String> uids = new ArrayList<>(rules("--steps", "a,b").findValuesAsText("uid"));
    uids.removeIf("__expr__"::equals);
    List<String> others = rules("--model", "print4").findValuesAsText("uid");

    assertThat(uids)
        .doesNotHaveDuplicates()
        .hasSize(5)
        .doesNotContainAnyElementsOf(
            others.stream().filter(uid -> !uid.equals("__expr__")).toList());
    assertThat(uids).allMatch(uid -> uid.matches("[a-zA-Z0-9_-]{1,40}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"localo", "steps5", "print4", "mapping", "salesforce4"})
  void questions_areAcceptedByTheParser(String model) throws IOException {
    var usual = new Defaults(ZoneOffset.UTC, Language.EN, 30, 5, 100_000);
    var parser = new QueryParser(ModelFiles.ofProduct(), usual);
    Instant now = Instant.parse("2026-03-01T12:00:00Z");
    int asked = 0;
    for (JsonNode rule : rules("--model", model, "--steps", "a,purchase", "--by", "channel")) {
      for (JsonNode node : rule.path("data")) {
        if (node.path("datasourceUid").textValue().equals("shop")) {
          JsonNode range = node.path("relativeTimeRange");
          Instant from = now.minusSeconds(range.path("from").longValue());
          Instant to = now.minusSeconds(range.path("to").longValue());
          parser.parse(new Asked(node.path("model"), "", from, to, 100, now));
          asked++;
        }
      }
    }
    assertThat(asked).isEqualTo(13);
  }

  @Test
  void rules_leadToAPanelThatAsksTheSameKindOfQuestion() throws IOException {
    for (String language : List.of("nl", "en")) {
      for (JsonNode rule : rules("--language", language, "--steps", "a,b")) {
        String uid = rule.path("dashboardUid").textValue();
        String name = uid.substring("klantreis-".length(), uid.length() - 3);
        JsonNode dashboard =
            new ObjectMapper()
                .readTree(DASHBOARDS.resolve(language + "/" + name + ".json").toFile());

        assertThat(dashboard.path("uid").textValue()).isEqualTo(uid);
        assertThat(panel(dashboard, rule.path("panelId").intValue()))
            .isEqualTo(rule.path("data").path(0).path("model").path("queryType").textValue());
        assertThat(rule.path("annotations").path("__dashboardUid__"))
            .isEqualTo(rule.path("dashboardUid"));
        assertThat(rule.path("annotations").path("__panelId__").textValue())
            .isEqualTo(rule.path("panelId").asText());
      }
    }
  }

  private static String panel(JsonNode dashboard, int id) {
    for (JsonNode panel : dashboard.path("panels")) {
      if (panel.path("id").intValue() == id) {
        return panel.path("targets").path(0).path("queryType").textValue();
      }
    }
    return "none";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--datasource a/b --folder F                          | \"a/b\" is no uid",
        "--datasource a --folder F --model nope               | use one of localo, steps5",
        "--datasource a --folder F --language fr              | neither en nor nl",
        "--datasource a --folder F --window 14                | is no time; use a whole number",
        "--datasource a --folder F --range 28d --baseline 7d  | no shorter than --range",
        "--datasource a --folder F --steps cart               | needs two or more",
        "--datasource a --folder F --by channel               | --by belongs to --steps",
        "--folder F                                           | --datasource=UID"
      })
  void wrongInput_saysWhatAndWhatIsAllowed(String arguments, String message) {
    String said = run(arguments.split(" "));

    assertThat(status).isEqualTo(2);
    assertThat(said).contains(message);
  }
}
