package io.klantreis.plugin;

import io.klantreis.journey.model.CanonicalStage;
import io.klantreis.journey.model.Labels;
import io.klantreis.journey.model.Stage;
import io.klantreis.plugin.YamlText.Mapping;
import io.klantreis.plugin.YamlText.Scalar;
import io.klantreis.plugin.YamlText.Sequence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One stage model's file, read and checked line by line.
///
/// @param touchpointsFrom the model whose touchpoints are taken too, or null
/// @param touchpoints by stage id, names and globs in the file's order
record ModelFile(
    String name,
    String id,
    Labels labels,
    @Nullable String touchpointsFrom,
    List<Stage> stages,
    Map<String, List<String>> touchpoints) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]*");
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|d|w)");
  private static final Set<String> FIELDS = Set.of("id", "label", "touchpointsFrom", "stages");
  private static final Set<String> STAGE_FIELDS =
      Set.of("id", "label", "aliases", "canonical", "targetTime", "touchpoints");

  /// @param name how messages call the file
  static ModelFile read(String name, String yaml) {
    return new Reader(name).model(YamlText.parse(name, yaml));
  }

  private record Reader(String file) {
    ModelFile model(YamlText text) {
      Mapping model = mapping(text, "the file", FIELDS);
      List<Stage> stages = new ArrayList<>();
      Map<String, List<String>> touchpoints = new HashMap<>();
      for (YamlText item : sequence(required(model, "stages"), "stages")) {
        Mapping entry = mapping(item, "a stage", STAGE_FIELDS);
        Stage stage = stage(entry);
        if (touchpoints.containsKey(stage.id())) {
          throw fault(entry.line(), "stage \"" + stage.id() + "\" is there twice");
        }
        stages.add(stage);
        touchpoints.put(stage.id(), texts(entry, "touchpoints"));
      }
      if (stages.isEmpty()) {
        throw fault(model.line(), "\"stages\" is empty");
      }
      YamlText from = model.entries().get("touchpointsFrom");
      return new ModelFile(
          file,
          id(model),
          labels(model),
          from == null ? null : scalar(from, "touchpointsFrom"),
          List.copyOf(stages),
          Map.copyOf(touchpoints));
    }

    private Stage stage(Mapping entry) {
      List<CanonicalStage> canonical = new ArrayList<>();
      YamlText given = entry.entries().get("canonical");
      if (given != null) {
        for (YamlText item : sequence(given, "canonical")) {
          canonical.add(canonical(item));
        }
      }
      YamlText target = entry.entries().get("targetTime");
      return new Stage(
          id(entry),
          labels(entry),
          texts(entry, "aliases"),
          canonical,
          target == null ? null : duration(target));
    }

    private CanonicalStage canonical(YamlText item) {
      String name = scalar(item, "canonical");
      return CanonicalStage.of(name)
          .orElseThrow(() ->
              fault(
                  item.line(),
                  "\"%s\" is no canonical stage; use %s"
                      .formatted(
                          name,
                          String.join(
                              ", ",
                              Arrays.stream(CanonicalStage.values())
                                  .map(CanonicalStage::id)
                                  .toList()))));
    }

    private Duration duration(YamlText text) {
      Matcher matcher = DURATION.matcher(scalar(text, "targetTime"));
      if (!matcher.matches()) {
        throw fault(text.line(), "\"targetTime\" is no time such as 30m, 6h or 14d");
      }
      long count = Long.parseLong(matcher.group(1));
      return switch (matcher.group(2)) {
        case "ms" -> Duration.ofMillis(count);
        case "s" -> Duration.ofSeconds(count);
        case "m" -> Duration.ofMinutes(count);
        case "h" -> Duration.ofHours(count);
        case "d" -> Duration.ofDays(count);
        default -> Duration.ofDays(7 * count);
      };
    }

    private String id(Mapping mapping) {
      YamlText text = required(mapping, "id");
      String id = scalar(text, "id");
      if (!NAME.matcher(id).matches()) {
        throw fault(text.line(), "id \"" + id + "\" is not in lower case letters, digits, - and _");
      }
      return id;
    }

    private Labels labels(Mapping mapping) {
      Mapping label = mapping(required(mapping, "label"), "label", Set.of("nl", "en"));
      return new Labels(
          scalar(required(label, "en"), "label.en"), scalar(required(label, "nl"), "label.nl"));
    }

    private List<String> texts(Mapping mapping, String key) {
      YamlText text = mapping.entries().get(key);
      if (text == null) {
        return List.of();
      }
      return sequence(text, key).stream().map(item -> scalar(item, key)).toList();
    }

    private Mapping mapping(YamlText text, String what, Set<String> allowed) {
      if (!(text instanceof Mapping mapping)) {
        throw fault(text.line(), what + " must have fields");
      }
      mapping
          .entries()
          .forEach((key, value) -> {
            if (!allowed.contains(key)) {
              throw fault(
                  value.line(),
                  "\"%s\" is unknown; use %s"
                      .formatted(key, String.join(", ", allowed.stream().sorted().toList())));
            }
          });
      return mapping;
    }

    private YamlText required(Mapping mapping, String key) {
      YamlText value = mapping.entries().get(key);
      if (value == null) {
        throw fault(mapping.line(), "\"" + key + "\" is missing");
      }
      return value;
    }

    private List<YamlText> sequence(YamlText text, String what) {
      if (text instanceof Sequence sequence) {
        return sequence.items();
      }
      throw fault(text.line(), "\"" + what + "\" must be a list");
    }

    private String scalar(YamlText text, String what) {
      if (text instanceof Scalar scalar && !scalar.text().isBlank()) {
        return scalar.text().strip();
      }
      throw fault(text.line(), "\"" + what + "\" must be a text");
    }

    private ModelFileException fault(int line, String reason) {
      return new ModelFileException(file, line, reason);
    }
  }
}
