package io.klantreis.journey.model;

import static io.klantreis.journey.model.CanonicalStage.AWARENESS;
import static io.klantreis.journey.model.CanonicalStage.DECISION;
import static io.klantreis.journey.model.CanonicalStage.PURCHASE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class StageModelsTest {
  private static final StageModel FINE =
      model(
          "fine",
          List.of(
              stage("decision", "Besluit", List.of(), DECISION),
              stage("purchase", "Aankoop", List.of(), PURCHASE)),
          new TouchpointRule("purchase", "pay*"));
  private static final StageModel COARSE =
      model(
          "coarse",
          List.of(
              stage("first", "Bewustzijn", List.of("Bewustwordingsfase"), AWARENESS),
              stage("beslissing", "Beslissing", List.of(), DECISION, PURCHASE)));
  private static final StageModels MODELS = new StageModels(List.of(FINE, COARSE));

  @Test
  void stageOf_ownCanonicalStage_goesBeforeTheRules() {
    assertThat(MODELS.stageOf(FINE, "payment", "decision")).isZero();
    assertThat(MODELS.stageOf(FINE, "payment", null)).isEqualTo(1);
  }

  @Test
  void stageOf_ownStageOfAFineModel_isCarriedIntoTheCoarseOne() {
    assertThat(MODELS.stageOf(COARSE, "anything", "Aankoop")).isEqualTo(1);
    assertThat(MODELS.stageOf(COARSE, "anything", "Besluit")).isEqualTo(1);
  }

  @Test
  void stageOf_ownStageOfACoarseModel_takesItsFirstStageInTheFineOne() {
    assertThat(MODELS.stageOf(FINE, "anything", "beslissing")).isZero();
  }

  @Test
  void stageOf_ownStageWithoutACounterpart_isOutsideTheModel() {
    assertThat(MODELS.stageOf(FINE, "payment", "advocacy")).isEqualTo(StageModel.NO_STAGE);
    assertThat(MODELS.stageOf(FINE, "payment", "Bewustzijn")).isEqualTo(StageModel.NO_STAGE);
  }

  @Test
  void stageOf_alias_isFoundWhateverItsCase() {
    assertThat(MODELS.stageOf(COARSE, "anything", "bewustwordingsFASE")).isZero();
  }

  @Test
  void stageOf_ownStageThatNobodyKnows_fallsToTheRules() {
    assertThat(MODELS.stageOf(FINE, "payment", "elsewhere")).isEqualTo(1);
    assertThat(MODELS.stageOf(FINE, "visit", "elsewhere")).isEqualTo(StageModel.NO_STAGE);
  }

  @Test
  void model_ruleForAStageThatIsNotThere_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            model(
                "broken",
                List.of(stage("decision", "Besluit", List.of(), DECISION)),
                new TouchpointRule("purchase", "pay")))
        .withMessageContaining("purchase");
  }

  private static StageModel model(String id, List<Stage> stages, TouchpointRule... rules) {
    return new StageModel(id, Labels.same(id), stages, List.of(rules));
  }

  private static Stage stage(
      String id, String label, List<String> aliases, CanonicalStage... canonical) {
    return new Stage(id, Labels.same(label), aliases, List.of(canonical), null);
  }
}
