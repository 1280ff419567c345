package io.klantreis.plugin.model;

import io.klantreis.plugin.model.YamlText.Mapping;
import io.klantreis.plugin.model.YamlText.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Lays a file that says `extends` over the one that it extends. What it says replaces what is
/// there, stage by stage and field by field; its touchpoints are added to those that are there.
final class Overlay {
  private Overlay() {}

  static Mapping lay(Mapping over, Mapping under) {
    Map<String, YamlText> all = new LinkedHashMap<>(under.entries());
    over.entries().forEach(all::put);
    all.remove("extends");
    YamlText stages = over.entries().get("stages");
    YamlText base = under.entries().get("stages");
    if (stages != null && base != null) {
      all.put("stages", stages(stages, base));
    }
    return new Mapping(all, over.place());
  }

  private static YamlText stages(YamlText over, YamlText under) {
    Map<String, Mapping> byId = new HashMap<>();
    for (YamlText item : Yaml.sequence(over, "stages")) {
      if (!(item instanceof Mapping stage)) {
        throw item.place().fault("a stage must have fields");
      }
      String id = Yaml.id(stage);
      if (byId.put(id, stage) != null) {
        throw stage.place().fault("stage \"" + id + "\" is there twice");
      }
    }
    List<YamlText> merged = new ArrayList<>();
    List<String> known = new ArrayList<>();
    for (YamlText item : Yaml.sequence(under, "stages")) {
      Mapping stage = (Mapping) item;
      String id = Yaml.id(stage);
      known.add(id);
      Mapping other = byId.remove(id);
      merged.add(other == null ? stage : stage(other, stage));
    }
    byId.forEach((id, stage) -> {
      throw stage
          .place()
          .fault(
              "stage \"%s\" is not in the model that this file extends; use %s, or write a model"
                      .formatted(id, String.join(", ", known))
                  + " without \"extends\"");
    });
    return new Sequence(merged, over.place());
  }

  private static Mapping stage(Mapping over, Mapping under) {
    Map<String, YamlText> all = new LinkedHashMap<>(under.entries());
    over.entries().forEach(all::put);
    YamlText ours = over.entries().get("touchpoints");
    YamlText theirs = under.entries().get("touchpoints");
    if (ours != null && theirs != null) {
      List<YamlText> both = new ArrayList<>(Yaml.sequence(ours, "touchpoints"));
      both.addAll(Yaml.sequence(theirs, "touchpoints"));
      all.put("touchpoints", new Sequence(both, ours.place()));
    }
    return new Mapping(all, over.place());
  }
}
