package io.klantreis.plugin;

import io.klantreis.journey.model.CanonicalStage;
import io.klantreis.journey.model.Stage;
import io.klantreis.journey.model.StageModel;
import io.klantreis.journey.model.StageModels;
import io.klantreis.journey.model.TouchpointRule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads stage models from YAML files. The five of the product are in its resources; the first of
/// them is what a question without `scope.model` gets.
///
/// A touchpoint lies in the stage that names it; where several patterns fit, names without a `*` go
/// before those with one, a model's own before those taken from another, then the file's order.
public final class ModelFiles {
  /// The model of a question that names none.
  public static final String DEFAULT_MODEL = "localo";

  private static final List<String> PRODUCT =
      List.of(DEFAULT_MODEL, "steps5", "print4", "mapping", "salesforce4");

  private ModelFiles() {}

  /// The product's own models.
  public static StageModels ofProduct() {
    Map<String, String> files = new TreeMap<>();
    for (String id : PRODUCT) {
      files.put(id + ".yaml", resource("/models/" + id + ".yaml"));
    }
    List<StageModel> models = new ArrayList<>();
    StageModels read = read(files);
    for (String id : PRODUCT) {
      models.add(read.find(id).orElseThrow());
    }
    return new StageModels(models);
  }

  /// The models of some files.
  ///
  /// @param files text by name; the names are what messages say
  /// @throws ModelFileException if one cannot be used
  public static StageModels read(Map<String, String> files) {
    Map<String, ModelFile> byId = new TreeMap<>();
    for (Map.Entry<String, String> entry : files.entrySet()) {
      ModelFile file = ModelFile.read(entry.getKey(), entry.getValue());
      ModelFile other = byId.putIfAbsent(file.id(), file);
      if (other != null) {
        throw new ModelFileException(
            file.name(), 1, "model \"" + file.id() + "\" is in " + other.name() + " too");
      }
    }
    List<StageModel> models = new ArrayList<>();
    for (ModelFile file : byId.values()) {
      models.add(new StageModel(file.id(), file.labels(), file.stages(), rules(file, byId)));
    }
    return new StageModels(models);
  }

  private static List<TouchpointRule> rules(ModelFile file, Map<String, ModelFile> byId) {
    List<TouchpointRule> candidates = new ArrayList<>();
    for (Stage stage : file.stages()) {
      add(candidates, stage.id(), file.touchpoints().get(stage.id()));
    }
    String from = file.touchpointsFrom();
    if (from != null) {
      ModelFile other = byId.get(from);
      if (other == null) {
        throw new ModelFileException(
            file.name(), 1, "\"touchpointsFrom\" names model \"" + from + "\", which is not there");
      }
      for (Stage theirs : other.stages()) {
        Stage ours = uniting(file.stages(), theirs.canonical());
        if (ours != null) {
          add(candidates, ours.id(), other.touchpoints().get(theirs.id()));
        }
      }
    }
    List<TouchpointRule> rules = new ArrayList<>();
    candidates.stream().filter(rule -> !isPattern(rule)).forEach(rules::add);
    candidates.stream().filter(ModelFiles::isPattern).forEach(rules::add);
    return rules;
  }

  private static void add(
      List<TouchpointRule> rules, String stage, @Nullable List<String> touchpoints) {
    if (touchpoints != null) {
      touchpoints.forEach(touchpoint -> rules.add(new TouchpointRule(stage, touchpoint)));
    }
  }

  private static boolean isPattern(TouchpointRule rule) {
    return rule.touchpoint().indexOf('*') >= 0;
  }

  private static @Nullable Stage uniting(List<Stage> stages, List<CanonicalStage> canonical) {
    for (Stage stage : stages) {
      if (canonical.stream().anyMatch(stage.canonical()::contains)) {
        return stage;
      }
    }
    return null;
  }

  private static String resource(String name) {
    try (InputStream in = ModelFiles.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not among the product's resources");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
