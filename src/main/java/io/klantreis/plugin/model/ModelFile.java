package io.klantreis.plugin.model;

import io.klantreis.journey.model.CanonicalStage;
import io.klantreis.journey.model.Filter;
import io.klantreis.journey.model.JourneyDefinition;
import io.klantreis.journey.model.Labels;
import io.klantreis.journey.model.Stage;
import io.klantreis.journey.model.StageDefinition;
import io.klantreis.journey.model.StageModel;
import io.klantreis.journey.model.TextPattern;
import io.klantreis.journey.model.TouchpointRule;
import io.klantreis.plugin.model.YamlText.Mapping;
import io.klantreis.plugin.model.YamlText.Sequence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One stage model's file, read and checked line by line, whatever it extends filled in.
///
/// @param touchpointsFrom the model whose touchpoints are taken too, or null
/// @param place where that is said, for messages
/// @param rules in the file's order, after them those of the file that it extends
record ModelFile(
    String id,
    Labels labels,
    @Nullable String touchpointsFrom,
    YamlText.Place place,
    List<Stage> stages,
    List<TouchpointRule> rules,
    JourneyDefinition definition) {
  private static final Set<String> FIELDS =
      Stream.concat(
              Stream.of("id", "label", "extends", "touchpointsFrom", "stages"),
              DefinitionReader.FIELDS.stream())
          .collect(Collectors.toSet());
  private static final Set<String> STAGE_FIELDS =
      Stream.concat(
              Stream.of("id", "label", "aliases", "canonical", "targetTime", "touchpoints"),
              StageDefinitionReader.FIELDS.stream())
          .collect(Collectors.toSet());

  /// @throws ModelFileException if it cannot be used
  static ModelFile read(YamlText text) {
    Mapping model = Yaml.mapping(text, "the file", FIELDS);
    List<Stage> stages = new ArrayList<>();
    List<TouchpointRule> own = new ArrayList<>();
    List<TouchpointRule> extended = new ArrayList<>();
    Map<String, StageDefinition> definitions = new LinkedHashMap<>();
    YamlText list = Yaml.required(model, "stages");
    for (YamlText item : Yaml.sequence(list, "stages")) {
      Mapping entry = Yaml.mapping(item, "a stage", STAGE_FIELDS);
      Stage stage = stage(entry);
      if (definitions.put(stage.id(), StageDefinitionReader.read(entry)) != null) {
        throw entry.place().fault("stage \"" + stage.id() + "\" is there twice");
      }
      stages.add(stage);
      for (YamlText touchpoint : Yaml.list(entry, "touchpoints", rule -> rule)) {
        boolean isOwn = touchpoint.place().file().equals(model.place().file());
        (isOwn ? own : extended).add(rule(stage.id(), touchpoint));
      }
    }
    if (stages.isEmpty()) {
      throw list.place().fault("\"stages\" is empty");
    }
    if (stages.size() > StageModel.MOST_STAGES) {
      String most = "at most " + StageModel.MOST_STAGES;
      throw list.place().fault("\"stages\" are " + stages.size() + "; " + most + " are allowed");
    }
    YamlText from = Yaml.find(model, "touchpointsFrom");
    own.addAll(extended);
    return new ModelFile(
        Yaml.id(model),
        Yaml.label(Yaml.required(model, "label"), "label"),
        from == null ? null : Yaml.scalar(from, "touchpointsFrom"),
        from == null ? model.place() : from.place(),
        List.copyOf(stages),
        List.copyOf(own),
        DefinitionReader.read(model, definitions));
  }

  private static Stage stage(Mapping entry) {
    Set<CanonicalStage> canonical =
        new LinkedHashSet<>(Yaml.list(entry, "canonical", ModelFile::canonical));
    return new Stage(
        Yaml.id(entry),
        Yaml.label(Yaml.required(entry, "label"), "label"),
        Yaml.texts(entry, "aliases"),
        List.copyOf(canonical),
        Yaml.duration(entry, "targetTime"));
  }

  private static CanonicalStage canonical(YamlText item) {
    String name = Yaml.scalar(item, "canonical");
    return CanonicalStage.of(name)
        .orElseThrow(() ->
            item.place()
                .fault(
                    "\"%s\" is no canonical stage; use %s"
                        .formatted(
                            name,
                            Arrays.stream(CanonicalStage.values())
                                .map(CanonicalStage::id)
                                .collect(Collectors.joining(", ")))));
  }

  /// A name or pattern, or one with filters.
  private static TouchpointRule rule(String stage, YamlText item) {
    if (!(item instanceof Mapping)) {
      return new TouchpointRule(stage, Yaml.scalar(item, "touchpoints"));
    }
    Mapping rule = Yaml.mapping(item, "a rule", Set.of("touchpoint", "filters"));
    return new TouchpointRule(
        stage,
        Yaml.scalar(Yaml.required(rule, "touchpoint"), "touchpoint"),
        Yaml.list(rule, "filters", ModelFile::filter));
  }

  private static Filter filter(YamlText item) {
    Mapping filter = Yaml.mapping(item, "a filter", Set.of("key", "op", "value"));
    String sign = filter.entries().containsKey("op") ? text(filter, "op") : "=";
    Filter.Op op =
        Arrays.stream(Filter.Op.values())
            .filter(known -> known.sign().equals(sign))
            .findFirst()
            .orElseThrow(() ->
                filter
                    .place()
                    .fault(
                        "\"%s\" is no op; use %s"
                            .formatted(
                                sign,
                                Arrays.stream(Filter.Op.values())
                                    .map(Filter.Op::sign)
                                    .collect(Collectors.joining(" ")))));
    YamlText value = Yaml.required(filter, "value");
    boolean several = op == Filter.Op.IN || op == Filter.Op.NOT_IN;
    if (several != value instanceof Sequence) {
      throw value.place().fault("\"value\" of " + sign + (several ? " is a list" : " is one text"));
    }
    List<@Nullable String> values = new ArrayList<>();
    if (value instanceof Sequence list) {
      list.items().forEach(one -> values.add(Yaml.scalar(one, "value")));
    } else {
      values.add(Yaml.scalar(value, "value"));
    }
    if (op == Filter.Op.MATCHES || op == Filter.Op.NOT_MATCHES) {
      checkPattern(value);
    }
    return new Filter(text(filter, "key"), op, values);
  }

  private static void checkPattern(YamlText value) {
    try {
      TextPattern.ofRegex(Yaml.scalar(value, "value"));
    } catch (IllegalArgumentException e) {
      throw value.place().fault("\"value\" is no regular expression: " + e.getMessage());
    }
  }

  private static String text(Mapping mapping, String key) {
    return Yaml.scalar(Yaml.required(mapping, key), key);
  }
}
