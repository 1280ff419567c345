package io.klantreis.plugin.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.klantreis.journey.model.StageModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFolderTest {
  private static final String OWN =
      """
      id: own
      label: {nl: Eigen, en: Own}
      stages:
        - {id: first, label: {nl: Eerst, en: First}, touchpoints: [a]}
        - {id: second, label: {nl: Dan, en: Second}, touchpoints: [b]}
      """;

  @TempDir Path folder;
  private long nanos;
  private long written = 1_000_000_000_000L;

  private ModelFolder open() {
    return ModelFolder.of(
        folder, () -> nanos, Clock.fixed(Instant.parse("2026-11-22T20:00:00Z"), ZoneOffset.UTC));
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, text);
    written += 1000;
    Files.setLastModifiedTime(file, FileTime.fromMillis(written));
  }

  /** What holds a second later. */
  private ModelFolder.Snapshot later(ModelFolder models) {
    nanos += 1_000_000_000L;
    return models.current();
  }

  private static String label(ModelFolder.Snapshot snapshot, String model) {
    return snapshot.models().find(model).map(StageModel::labels).orElseThrow().nl();
  }

  @Test
  void current_noFolder_hasTheProductsModels() throws IOException {
    Files.delete(folder);
    ModelFolder.Snapshot snapshot = open().current();
    assertThat(snapshot.models().all()).hasSize(5);
    assertThat(snapshot.faults()).isEmpty();
    assertThat(snapshot.own()).isEmpty();
  }

  @Test
  void current_fileAddedChangedAndRemoved_followsWithinASecond() throws IOException {
    ModelFolder models = open();
    assertThat(models.current().models().find("own")).isEmpty();
    write("own.yaml", OWN);
    assertThat(models.current().models().find("own")).as("not looked again yet").isEmpty();
    assertThat(label(later(models), "own")).isEqualTo("Eigen");
    assertThat(models.current().own()).containsExactly("own");
    write("own.yaml", OWN.replace("Eigen", "Anders"));
    assertThat(label(later(models), "own")).isEqualTo("Anders");
    Files.delete(folder.resolve("own.yaml"));
    assertThat(later(models).models().find("own")).isEmpty();
    assertThat(models.current().own()).isEmpty();
  }

  @Test
  void current_snapshotTaken_staysAsItWas() throws IOException {
    write("own.yaml", OWN);
    ModelFolder models = open();
    ModelFolder.Snapshot before = models.current();
    write("own.yaml", OWN.replace("Eigen", "Anders"));
    later(models);
    assertThat(label(before, "own")).isEqualTo("Eigen");
  }

  @Test
  void current_faultyFile_isNamedAndTheOldOneStays() throws IOException {
    write("own.yaml", OWN);
    ModelFolder models = open();
    models.current();
    write("own.yaml", OWN.replace("touchpoints: [b]", "touchpoint: [b]"));
    write("other.yaml", OWN.replace("id: own", "id: other"));
    ModelFolder.Snapshot snapshot = later(models);
    assertThat(snapshot.faults()).hasSize(1);
    assertThat(snapshot.faults().getFirst()).startsWith("own.yaml:5: \"touchpoint\" is unknown");
    assertThat(label(snapshot, "own")).isEqualTo("Eigen");
    assertThat(snapshot.models().find("other")).as("the others go on").isPresent();
    assertThat(later(models).faults()).as("told until it is mended").hasSize(1);
    write("own.yaml", OWN);
    assertThat(later(models).faults()).isEmpty();
  }

  @Test
  void current_faultyFromTheBeginning_leavesTheRest() throws IOException {
    write("bad.yaml", "id: [");
    write("own.yaml", OWN);
    ModelFolder.Snapshot snapshot = open().current();
    assertThat(snapshot.faults()).hasSize(1);
    assertThat(snapshot.faults().getFirst()).startsWith("bad.yaml:");
    assertThat(snapshot.own()).containsExactly("own");
  }

  @Test
  void current_sameModelTwice_takesTheFirstAndSaysSo() throws IOException {
    write("a.yaml", OWN);
    write("b.yaml", OWN.replace("Eigen", "Dubbel"));
    ModelFolder.Snapshot snapshot = open().current();
    assertThat(label(snapshot, "own")).isEqualTo("Eigen");
    assertThat(snapshot.faults()).containsExactly("b.yaml:1: model \"own\" is in a.yaml too");
  }

  @Test
  void current_fileExtendsAProductsModel_changesOnlyWhatItSays() throws IOException {
    write(
        "ours.yaml",
        """
        extends: localo
        stages:
          - id: decision
            label: {nl: Kiezen, en: Choosing}
            targetTime: 5d
            touchpoints: [social_ad]
            believed: {feeling: negative, conversion: 0.4}
        """);
    ModelFolder.Snapshot snapshot = open().current();
    assertThat(snapshot.faults()).isEmpty();
    assertThat(snapshot.own()).containsExactly("localo");
    StageModel model = snapshot.models().find("localo").orElseThrow();
    assertThat(model.stages()).hasSize(7);
    assertThat(model.stages().get(2).labels().nl()).isEqualTo("Kiezen");
    assertThat(model.stages().get(2).aliases()).contains("Beslissing");
    assertThat(model.stageOf("social_ad")).as("our own rules come first").isEqualTo(2);
    assertThat(model.stageOf("add_to_cart")).as("and theirs stay").isEqualTo(2);
    assertThat(model.definition().stage("decision").belief().conversion()).isEqualTo(0.4);
    assertThat(model.definition().stage("awareness").does()).isNotEmpty();
  }

  @Test
  void current_extendsUnderAnotherId_leavesTheProductsAlone() throws IOException {
    write("ours.yaml", "id: ours\nextends: steps5\nlabel: {nl: Van ons, en: Ours}\n");
    ModelFolder.Snapshot snapshot = open().current();
    assertThat(label(snapshot, "ours")).isEqualTo("Van ons");
    assertThat(label(snapshot, "steps5")).isEqualTo("Vijf stappen");
  }

  @Test
  void current_extendsNobodyOrAStageThatIsNotThere_saysWhatThereIs() throws IOException {
    write("a.yaml", "extends: localoo\n");
    write("b.yaml", "extends: localo\nstages:\n  - {id: besluit, targetTime: 3d}\n");
    assertThat(open().current().faults())
        .satisfiesExactlyInAnyOrder(
            fault ->
                assertThat(fault)
                    .startsWith("a.yaml:1: \"extends\" names model \"localoo\"")
                    .contains("localo, mapping, print4"),
            fault ->
                assertThat(fault)
                    .startsWith("b.yaml:3: stage \"besluit\" is not in the model")
                    .contains("awareness, consideration, decision"));
  }

  @Test
  void current_noUtf8OrTooLarge_isAFaultOfThatFile() throws IOException {
    Files.write(folder.resolve("latin.yaml"), new byte[] {(byte) 0xe9, 'x'});
    write("large.yaml", "#".repeat((1 << 20) + 1));
    assertThat(open().current().faults())
        .containsExactlyInAnyOrder(
            "latin.yaml:1: the file is not UTF-8",
            "large.yaml:1: the file is larger than 1048576 bytes");
  }
}
