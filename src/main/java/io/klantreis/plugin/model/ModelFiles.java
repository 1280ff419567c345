package io.klantreis.plugin.model;

import io.klantreis.journey.model.CanonicalStage;
import io.klantreis.journey.model.Stage;
import io.klantreis.journey.model.StageModel;
import io.klantreis.journey.model.StageModels;
import io.klantreis.journey.model.TouchpointRule;
import io.klantreis.plugin.model.YamlText.Mapping;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads stage models, with what is known of the journey, from YAML files. The five of the product
/// are in its resources; the first of them is what a question without `scope.model` gets.
///
/// A touchpoint lies in the stage that names it. Where several rules fit, names without a `*` go
/// before those with one, rules with filters before those without, a model's own before those taken
/// from another, then the file's order.
///
/// Files come in layers: one of a later layer may extend or replace a model of an earlier one.
public final class ModelFiles {
  /// The model of a question that names none.
  public static final String DEFAULT_MODEL = "localo";

  private static final List<String> PRODUCT =
      List.of(DEFAULT_MODEL, "steps5", "print4", "mapping", "salesforce4");

  private ModelFiles() {}

  /// The product's own models.
  public static StageModels ofProduct() {
    return read(List.of(product()));
  }

  /// The product's files by name.
  static Map<String, String> product() {
    Map<String, String> files = new LinkedHashMap<>();
    for (String id : PRODUCT) {
      files.put(id + ".yaml", resource("/models/" + id + ".yaml"));
    }
    return files;
  }

  /// What is known of the demo shop.
  static Map<String, String> demo() {
    return Map.of("demo.yaml", resource("/models/demo/demo.yaml"));
  }

  /// The ids of the models that some files bring or change.
  static List<String> ids(Map<String, String> files) {
    List<String> ids = new ArrayList<>();
    files.forEach((name, yaml) -> {
      if (YamlText.parse(name, yaml) instanceof Mapping text) {
        String key = text.entries().containsKey("id") ? "id" : "extends";
        ids.add(Yaml.scalar(Yaml.required(text, key), key));
      }
    });
    return ids;
  }

  /// The models of some files.
  ///
  /// @param files text by name; the names are what messages say
  /// @throws ModelFileException if one cannot be used
  public static StageModels read(Map<String, String> files) {
    return read(List.of(new TreeMap<>(files)));
  }

  /// The models of several layers of files: in the order in which they come first.
  ///
  /// @throws ModelFileException if one cannot be used
  static StageModels read(List<Map<String, String>> layers) {
    Map<String, Mapping> byId = new LinkedHashMap<>();
    for (Map<String, String> layer : layers) {
      layer(layer, byId);
    }
    Map<String, ModelFile> files = new LinkedHashMap<>();
    byId.forEach((id, text) -> files.put(id, ModelFile.read(text)));
    List<StageModel> models = new ArrayList<>();
    for (ModelFile file : files.values()) {
      models.add(
          new StageModel(
              file.id(), file.labels(), file.stages(), rules(file, files), file.definition()));
    }
    return new StageModels(models);
  }

  /// Lays a layer over those before it; a file may extend only what is below its layer.
  private static void layer(Map<String, String> layer, Map<String, Mapping> byId) {
    Map<String, Mapping> below = Map.copyOf(byId);
    Map<String, Mapping> here = new TreeMap<>();
    layer.forEach((name, yaml) -> {
      if (!(YamlText.parse(name, yaml) instanceof Mapping text)) {
        throw new ModelFileException(name, 1, "the file must have fields");
      }
      Mapping whole = extended(text, below);
      String id = Yaml.id(whole);
      Mapping other = here.putIfAbsent(id, whole);
      if (other != null) {
        throw whole.place().fault("model \"" + id + "\" is in " + other.place().file() + " too");
      }
      // Read at once, so that a fault is told of the file that brought it.
      ModelFile.read(whole);
      byId.put(id, whole);
    });
  }

  private static Mapping extended(Mapping text, Map<String, Mapping> below) {
    YamlText said = Yaml.find(text, "extends");
    if (said == null) {
      return text;
    }
    String base = Yaml.scalar(said, "extends");
    Mapping under = below.get(base);
    if (under == null) {
      throw said.place()
          .fault(
              "\"extends\" names model \"%s\", which is not there; use %s"
                  .formatted(base, String.join(", ", below.keySet().stream().sorted().toList())));
    }
    return Overlay.lay(text, under);
  }

  private static List<TouchpointRule> rules(ModelFile file, Map<String, ModelFile> byId) {
    List<TouchpointRule> rules = new ArrayList<>(file.rules());
    String from = file.touchpointsFrom();
    if (from != null) {
      ModelFile other = byId.get(from);
      if (other == null) {
        throw file.place()
            .fault("\"touchpointsFrom\" names model \"" + from + "\", which is not there");
      }
      rules.addAll(taken(file, other));
    }
    rules.sort(
        Comparator.comparing(TouchpointRule::isPattern)
            .thenComparing(rule -> rule.filters().isEmpty()));
    return rules;
  }

  /// The rules of another model, carried into this one's stages.
  private static List<TouchpointRule> taken(ModelFile file, ModelFile other) {
    List<TouchpointRule> taken = new ArrayList<>();
    for (Stage theirs : other.stages()) {
      Stage ours = uniting(file.stages(), theirs.canonical());
      if (ours != null) {
        other.rules().stream()
            .filter(rule -> rule.stage().equals(theirs.id()))
            .forEach(rule ->
                taken.add(new TouchpointRule(ours.id(), rule.touchpoint(), rule.filters())));
      }
    }
    return taken;
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
