package io.klantreis.plugin.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.klantreis.journey.model.CanonicalStage;
import io.klantreis.journey.model.Stage;
import io.klantreis.journey.model.StageModel;
import io.klantreis.journey.model.StageModels;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelFilesTest {
  private static final StageModels MODELS = ModelFiles.ofProduct();

  private static StageModel model(String id) {
    return MODELS.find(id).orElseThrow();
  }

  private static List<String> ids(String model) {
    return model(model).stages().stream().map(Stage::id).toList();
  }

  @Test
  void ofProduct_hasTheFiveModelsOfTheArticles() {
    assertThat(MODELS.all())
        .extracting(StageModel::id)
        .containsExactly("localo", "steps5", "print4", "mapping", "salesforce4");
    assertThat(ids("localo"))
        .containsExactly(
            "awareness",
            "consideration",
            "decision",
            "purchase",
            "experience",
            "loyalty",
            "advocacy");
    assertThat(model("steps5").stages()).hasSize(5);
    assertThat(model("print4").stages()).hasSize(4);
    assertThat(model("salesforce4").stages()).hasSize(4);
  }

  /// The articles' own words, in the order of the stages.
  @Test
  void labels_inDutch_areTheArticlesOwn() {
    assertThat(model("localo").stages())
        .extracting(stage -> stage.labels().nl())
        .containsExactly(
            "Bewustwording",
            "Overweging",
            "Besluit",
            "Aankoop",
            "Ervaring na aankoop",
            "Loyaliteit",
            "Promotie");
    assertThat(model("steps5").stages())
        .extracting(stage -> stage.labels().nl())
        .containsExactly("Oriëntatie", "Overweging", "Aankoop", "Gebruik", "Loyaliteit");
    assertThat(model("print4").stages())
        .extracting(stage -> stage.labels().nl())
        .containsExactly(
            "Bewustzijnsfase", "Beoordelingsfase", "Beslissingsfase", "Loyaliteitsfase");
    assertThat(model("salesforce4").stages())
        .extracting(stage -> stage.labels().nl())
        .containsExactly("Bewustwording", "Overweging", "Beslissing", "Na aankoop");
  }

  @Test
  void labels_ofEveryModelAndStage_areThereInBothLanguages() {
    for (StageModel model : MODELS.all()) {
      assertThat(model.labels().nl()).isNotBlank();
      assertThat(model.labels().en()).isNotBlank();
      for (Stage stage : model.stages()) {
        assertThat(stage.labels().nl()).isNotBlank();
        assertThat(stage.labels().en()).isNotBlank();
      }
    }
  }

  /// The crosswalk of the five articles: each stage of article 000 in the words of the others.
  @ParameterizedTest
  @CsvSource({
    "awareness, orientation, awareness, first_contact, awareness",
    "consideration, consideration, evaluation, orientation, consideration",
    "decision, purchase, decision, choice, decision",
    "purchase, purchase, decision, acquisition, decision",
    "experience, use, loyalty, , after_purchase",
    "loyalty, loyalty, loyalty, , after_purchase",
    "advocacy, loyalty, loyalty, , after_purchase"
  })
  void crosswalk_eachStageOf000_isWhereTheOthersHaveIt(
      String stage, String steps5, String print4, String mapping, String salesforce4) {
    assertStage("localo", stage, stage);
    assertStage("steps5", stage, steps5);
    assertStage("print4", stage, print4);
    assertStage("mapping", stage, mapping);
    assertStage("salesforce4", stage, salesforce4);
  }

  private static void assertStage(String model, String ownStage, String expected) {
    int found = MODELS.stageOf(model(model), "no such touchpoint", ownStage);
    assertThat(found == StageModel.NO_STAGE ? null : ids(model).get(found)).isEqualTo(expected);
  }

  /// Nobody falls between two stages: each of the seven lies in exactly one stage of each model (of
  /// the free map, up to acquiring).
  @Test
  void crosswalk_everyModel_unitesEachCanonicalStageOnceAndInOrder() {
    for (StageModel model : MODELS.all()) {
      List<CanonicalStage> united =
          model.stages().stream().flatMap(stage -> stage.canonical().stream()).toList();
      assertThat(united).doesNotHaveDuplicates().isSorted();
      assertThat(united).hasSize(model.id().equals("mapping") ? 4 : 7);
    }
  }

  /// What the rules say and what the crosswalk says is the same thing.
  @Test
  void touchpoints_throughAnyModel_lieWhereTheirStageOf000Lies() {
    StageModel finest = model("localo");
    for (String touchpoint :
        List.of("social_ad", "compare_x", "Winkelwagen_open", "ORDER_17", "klacht", "nps_survey")) {
      CanonicalStage canonical =
          finest.stages().get(finest.stageOf(touchpoint)).canonical().getFirst();
      for (StageModel model : MODELS.all()) {
        assertThat(model.stageOf(touchpoint))
            .as("%s in %s", touchpoint, model.id())
            .isEqualTo(model.indexOf(canonical));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "purchase, purchase",
    "repeat_purchase, loyalty",
    "read_reviews, consideration",
    "review, advocacy",
    "delivery_choice, decision",
    "delivery, experience",
    "order_shipped, experience",
    "order_paid, purchase",
    "nieuwsbrief_geopend, loyalty",
    "Vergelijking, consideration"
  })
  void touchpoints_exactNames_goBeforePatterns(String touchpoint, String stage) {
    assertThat(ids("localo").get(model("localo").stageOf(touchpoint))).isEqualTo(stage);
  }

  @Test
  void aliases_bothNamesOfArticle002_areTheSameStage() {
    StageModel print = model("print4");
    assertThat(print.indexOf("Bewustzijnsfase")).isEqualTo(print.indexOf("bewustwordingsfase"));
    assertThat(print.indexOf("Beoordelingsfase")).isEqualTo(print.indexOf("Overwegingsfase"));
    assertThat(print.indexOf("Beoordelingsfase")).hasValue(1);
  }

  @Test
  void aliases_withinAModel_nameOneStageOnly() {
    for (StageModel model : MODELS.all()) {
      for (Stage stage : model.stages()) {
        for (String alias : stage.aliases()) {
          assertThat(model.stages().stream().filter(other -> other.isCalled(alias)))
              .as("%s in %s", alias, model.id())
              .containsExactly(stage);
        }
      }
    }
  }

  @Test
  void read_faultyFile_namesFileLineAndReason() {
    assertFault("id: a\nlabel: {nl: A, en: A}\nstages:\n  - id: x\n", "own.yaml:4: \"label\"");
    assertFault("id: a\nlabel: {nl: A, en: A}\nstagez: []\n", "own.yaml:3: \"stagez\" is unknown");
    assertFault("id: a\nlabel: [\n", "own.yaml:");
    assertFault("", "own.yaml:1: the file is empty");
    StringBuilder many = new StringBuilder("id: a\nlabel: A\nstages:\n");
    for (int stage = 0; stage < 65; stage++) {
      many.append("  - {id: s").append(stage).append(", label: S}\n");
    }
    assertFault(many.toString(), "own.yaml:4: \"stages\" are 65; at most 64 are allowed");
    assertFault(
        "id: a\nlabel: {nl: A, en: A}\nstages:\n"
            + "  - {id: x, label: {nl: X, en: X}, canonical: [awarenes]}\n",
        "own.yaml:4: \"awarenes\" is no canonical stage; use awareness, consideration");
    assertFault(
        "id: a\nlabel: {nl: A, en: A}\nstages:\n"
            + "  - {id: x, label: {nl: X, en: X}}\n"
            + "  - {id: x, label: {nl: Y, en: Y}}\n",
        "own.yaml:5: stage \"x\" is there twice");
    assertFault(
        "id: a\nlabel: {nl: A, en: A}\nstages:\n"
            + "  - id: x\n    label: {nl: X, en: X}\n    targetTime: soon\n",
        "own.yaml:6: \"targetTime\"");
    assertFault(
        "id: a\nlabel: {nl: A, en: A}\ntouchpointsFrom: nobody\nstages:\n"
            + "  - {id: x, label: {nl: X, en: X}}\n",
        "own.yaml:3: \"touchpointsFrom\" names model \"nobody\"");
  }

  private static void assertFault(String yaml, String message) {
    assertThatThrownBy(() -> ModelFiles.read(Map.of("own.yaml", yaml)))
        .isInstanceOf(ModelFileException.class)
        .hasMessageStartingWith(message);
  }
}
