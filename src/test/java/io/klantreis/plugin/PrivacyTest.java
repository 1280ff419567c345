package io.klantreis.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.klantreis.sdk.backend.TimeRange;
import io.klantreis.sdk.backend.User;
import io.klantreis.sdk.data.Frame;
import io.klantreis.sdk.testing.Answer;
import io.klantreis.sdk.testing.TestPlugin;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who sees customers and what they wrote, for each role and each setting, in every answer. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PrivacyTest {
  private static final List<String> TEXTS =
      List.of("A chair to keep", "Sits well", "One leg was broken");
  private static final List<String> WITH_CUSTOMERS =
      List.of(
          "{'queryType':'journey','customer':'WHO','format':'trace'}",
          "{'queryType':'journey','customer':'WHO','format':'timeline'}",
          "{'queryType':'journey','customer':'WHO','format':'logs'}",
          "{'queryType':'journey','customer':'WHO','format':'table'}",
          "{'queryType':'sentiment','by':'none','format':'verbatims'}",
          "{'queryType':'explain','customer':'WHO','breakdown':{'by':'customer'},'steps':["
              + "{'touchpoint':'visit'},{'touchpoint':'cart'}]}",
          "{'queryType':'funnel','breakdown':{'by':'customer'},'steps':[{'touchpoint':'visit'},"
              + "{'touchpoint':'cart'}]}",
          "{'queryType':'funnel','format':'alert','baseline':'40d','breakdown':{'by':'customer'},"
              + "'window':'1d','steps':[{'touchpoint':'visit'},{'touchpoint':'cart'}]}",
          "{'queryType':'inStage'}",
          "{'queryType':'customers','steps':[{'touchpoint':'visit'},{'touchpoint':'cart'}],"
              + "'cell':{'step':1,'state':'entered'}}");
  private static final int IN_STAGE = 7;

  private TestPlugin plugin;

  @BeforeAll
  void start() throws IOException {
    plugin =
        TestPlugin.start(SmallShop.factory(SmallShop.events()))
            .within(new TimeRange(SmallShop.NOW.minusSeconds(40 * 86_400L), SmallShop.NOW));
  }

  @AfterAll
  void stop() {
    plugin.close();
  }

  private static @Nullable User user(String role) {
    return role.equals("alert rule") ? null : new User("u", "", "", role);
  }

  private void as(String role, String viewersSee, int minVerbatims) {
    plugin
        .with(
            SmallShop.settings(
                "{'privacy':{'viewersSee':'"
                    + viewersSee
                    + "','minVerbatims':"
                    + minVerbatims
                    + "}}"))
        .as(user(role));
  }

  /** All texts of an answer: fields, labels, names, notices. */
  private static String told(Answer answer) {
    var told = new StringBuilder(answer.error().orElse(""));
    for (Frame frame : answer.frames()) {
      told.append(frame.meta());
      frame
          .fields()
          .forEach(field -> {
            told.append(field.config()).append(field.labels());
            for (int row = 0; row < field.size(); row++) {
              told.append(' ').append(field.valueAt(row)).append(' ');
            }
          });
    }
    return told.toString();
  }

  private List<String> answers(String customer) {
    List<String> answers = new ArrayList<>();
    for (String question : WITH_CUSTOMERS) {
      Answer answer = plugin.query(question.replace("WHO", customer));
      assertThat(answer.error()).as(question).isEmpty();
      answers.add(told(answer));
    }
    return answers;
  }

  @ParameterizedTest
  @ValueSource(strings = {"Editor", "Admin"})
  void editorsAndAdmins_seeCustomersAndTexts_whateverTheSettings(String role) {
    as(role, "nothing", 1000);
    List<String> answers = answers("c3");
    assertThat(answers.subList(0, 4)).allMatch(told -> told.contains("c3"));
    assertThat(answers.get(0)).contains("One leg was broken");
    assertThat(answers.get(2)).contains("One leg was broken");
    assertThat(answers.get(3)).contains("One leg was broken");
    assertThat(answers.get(4)).contains(TEXTS).contains("c1", "c2", "c3");
    assertThat(answers.subList(IN_STAGE, IN_STAGE + 2)).allMatch(told -> told.contains(" c3 "));
    assertThat(customerValues()).contains("\"c3\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Viewer", "None", "alert rule"})
  void viewersAndAlertRules_seePseudonyms_andNoTextsOfSmallGroups(String role) {
    as(role, "pseudonyms", 4);
    for (String told : answers(pseudonym())) {
      assertThat(told).doesNotContainPattern("\\bc[0-9]{1,2}\\b").doesNotContain(TEXTS);
    }
    List<String> answers = answers(pseudonym());
    assertThat(answers.subList(0, 4)).allMatch(told -> told.contains(pseudonym()));
    assertThat(answers.subList(IN_STAGE, IN_STAGE + 2))
        .allMatch(told -> told.contains(pseudonym()));
    assertThat(customerValues()).contains(pseudonym()).doesNotContain("\"c3\"");
  }

  private String customerValues() {
    return plugin.call("GET", "values?key=customer", new byte[0]).text();
  }

  /** As this asker gets it from the list of customers: c3's. */
  private String pseudonym() {
    return Pseudonyms.of("a secret of these tests").nameOf("c3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Viewer", "None", "alert rule"})
  void viewers_readTextsOfGroupsThatAreLargeEnough_underPseudonyms(String role) {
    as(role, "pseudonyms", 3);
    String told = told(plugin.query("{'queryType':'sentiment','by':'none','format':'verbatims'}"));
    assertThat(told).contains(TEXTS).contains(pseudonym()).doesNotContainPattern("\\bc3\\b");
    // A journey is a group of one.
    assertThat(answers(pseudonym()).get(2)).doesNotContain(TEXTS);
  }

  @Test
  void withheldTexts_areToldOf() {
    as("Viewer", "names", 4);
    Answer answer = plugin.query("{'queryType':'sentiment','by':'none','format':'verbatims'}");
    assertThat(answer.frames().getFirst().rows()).isZero();
    assertThat(told(answer)).contains("3 texts are not shown");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Viewer", "None", "alert rule"})
  void viewers_whoSeeNames_askByKey_butReadNoTexts(String role) {
    as(role, "names", 5);
    List<String> answers = answers("c3");
    assertThat(answers.subList(0, 4)).allMatch(told -> told.contains("c3"));
    assertThat(answers.subList(IN_STAGE, IN_STAGE + 2)).allMatch(told -> told.contains(" c3 "));
    assertThat(customerValues()).contains("\"c3\"");
    assertThat(answers).noneMatch(told -> TEXTS.stream().anyMatch(told::contains));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Viewer", "None", "alert rule"})
  void viewers_whoSeeNothing_areRefusedCustomers(String role) {
    as(role, "nothing", 1);
    for (String question : WITH_CUSTOMERS) {
      if (!question.contains("verbatims")) {
        assertThat(plugin.query(question.replace("WHO", "c3")).status())
            .as(question)
            .isEqualTo(403);
      }
    }
    assertThat(plugin.call("GET", "values?key=customer", new byte[0]).status()).isEqualTo(403);
    // How many stand where names nobody.
    assertThat(plugin.query("{'queryType':'inStage','format':'summary'}").status()).isEqualTo(200);
    String told = told(plugin.query("{'queryType':'sentiment','by':'none','format':'verbatims'}"));
    assertThat(told).contains(TEXTS).doesNotContain("customer-").doesNotContainPattern("\\bc3\\b");
  }

  @Test
  void whoSeesPseudonyms_cannotAskByKey_andLearnsNothingFromTrying() {
    as("Viewer", "pseudonyms", 5);
    for (String type : List.of("journey", "explain")) {
      Answer known = plugin.query("{'queryType':'" + type + "','customer':'c3'}");
      Answer unknown = plugin.query("{'queryType':'" + type + "','customer':'x3'}");
      assertThat(known.status()).isEqualTo(404);
      assertThat(known.error().orElseThrow().replace("c3", "x3"))
          .isEqualTo(unknown.error().orElseThrow())
          .contains("customer: ")
          .contains("pseudonym");
    }
  }

  private static String filtered(String type, String key, String value) {
    return ("{'queryType':'%s','scope':{'filters':[{'key':'%s','op':'=~','value':'%s'}]}}")
        .formatted(type, key, value);
  }

  /// A filter by key would tell whose pseudonym an answer shows.
  @ParameterizedTest
  @ValueSource(strings = {"Viewer", "None", "alert rule"})
  void whoSeesPseudonyms_cannotFilterThemByKey(String role) {
    as(role, "pseudonyms", 1);
    String verbatims = filtered("sentiment", "customer", "c3").replace("}]}}", "}]},VERBATIMS}");
    List<String> questions =
        List.of(
            filtered("inStage", "customer", "c3"),
            filtered("inStage", "referred_by", "c3"),
            verbatims.replace("VERBATIMS", "'format':'verbatims','by':'none'"),
            filtered("journey", "customer", "c3")
                .replace("{'queryType'", "{'customer':'" + pseudonym() + "','queryType'"),
            "{'queryType':'customers','steps':[{'touchpoint':'visit','filters':[{'key':"
                + "'customer','op':'=','value':'c3'}]}]}",
            "{'queryType':'customers','steps':[{'any':[{'touchpoint':'visit','filters':[{'key':"
                + "'customer','op':'=','value':'c3'}]}]}]}");
    for (String question : questions) {
      assertThat(plugin.query(question).status()).as(question).isEqualTo(403);
    }
    assertThat(plugin.query(filtered("counts", "customer", "c3")).status())
        .as("an editor's panel that leaves somebody out")
        .isEqualTo(200);
    as(role, "names", 1);
    assertThat(plugin.query(questions.getFirst()).status()).isEqualTo(200);
    as("Editor", "nothing", 1);
    assertThat(plugin.query(questions.getFirst()).status()).isEqualTo(200);
  }

  @Test
  void editor_mayAskByPseudonym_soThatALinkOfAViewerWorks() {
    as("Editor", "pseudonyms", 5);
    Answer answer = plugin.query("{'queryType':'journey','customer':'" + pseudonym() + "'}");
    assertThat(told(answer)).contains("c3");
    assertThat(plugin.query("{'queryType':'journey','customer':'nobody'}").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Viewer", "None", "alert rule"})
  void whatCustomersWrote_isNoWayAroundForViewers(String role) {
    as(role, "names", 1000);
    Answer byText =
        plugin.query(
            "{'queryType':'funnel','breakdown':{'by':'text'},'steps':[{'touchpoint':'review'},"
                + "{'touchpoint':'visit'}]}");
    assertThat(byText.status()).isEqualTo(403);
    String unit = "'unit':'property:text','customer':'Sits well'}";
    assertThat(plugin.query("{'queryType':'explain'," + unit).status()).isEqualTo(403);
    assertThat(plugin.query("{'queryType':'customers','unit':'property:text'}").status())
        .isEqualTo(403);
    assertThat(plugin.query("{'queryType':'inStage','unit':'property:text'}").status())
        .isEqualTo(403);
    assertThat(
            plugin
                .query("{'queryType':'inStage','unit':'property:text','format':'summary'}")
                .status())
        .as("numbers only")
        .isEqualTo(200);
    assertThat(
            plugin
                .query("{'queryType':'stageDuration','compare':{'by':'text','values':['a','b']}}")
                .error())
        .hasValueSatisfying(error -> assertThat(error).startsWith("compare.by: "));
    assertThat(plugin.query(filtered("inStage", "text", "Sits.*")).status()).isEqualTo(403);
    assertThat(plugin.call("GET", "values?key=text", new byte[0]).status()).isEqualTo(403);
    as("Editor", "names", 1000);
    assertThat(plugin.call("GET", "values?key=text", new byte[0]).text()).contains("Sits well");
  }
}
