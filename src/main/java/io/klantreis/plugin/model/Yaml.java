package io.klantreis.plugin.model;

import io.klantreis.journey.model.Labels;
import io.klantreis.plugin.json.Choices;
import io.klantreis.plugin.json.Durations;
import io.klantreis.plugin.model.YamlText.Mapping;
import io.klantreis.plugin.model.YamlText.Scalar;
import io.klantreis.plugin.model.YamlText.Sequence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Takes what is wanted out of a YAML text, and says where it is wrong.
final class Yaml {
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9_-]*");

  private Yaml() {}

  static Mapping mapping(YamlText text, String what, Set<String> allowed) {
    if (!(text instanceof Mapping mapping)) {
      throw text.place().fault(what + " must have fields");
    }
    for (Map.Entry<String, YamlText> entry : mapping.entries().entrySet()) {
      if (!allowed.contains(entry.getKey())) {
        throw entry
            .getValue()
            .place()
            .fault(
                "\"%s\" is unknown; use %s"
                    .formatted(
                        entry.getKey(), String.join(", ", allowed.stream().sorted().toList())));
      }
    }
    return mapping;
  }

  static @Nullable YamlText find(Mapping mapping, String key) {
    return mapping.entries().get(key);
  }

  static YamlText required(Mapping mapping, String key) {
    YamlText value = find(mapping, key);
    if (value == null) {
      throw mapping.place().fault("\"" + key + "\" is missing");
    }
    return value;
  }

  static List<YamlText> sequence(YamlText text, String what) {
    if (text instanceof Sequence sequence) {
      return sequence.items();
    }
    throw text.place().fault("\"" + what + "\" must be a list");
  }

  static String scalar(YamlText text, String what) {
    if (text instanceof Scalar scalar && !scalar.text().isBlank()) {
      return scalar.text().strip();
    }
    throw text.place().fault("\"" + what + "\" must be a text");
  }

  static @Nullable String text(Mapping mapping, String key) {
    YamlText text = find(mapping, key);
    return text == null ? null : scalar(text, key);
  }

  static String id(Mapping mapping) {
    YamlText text = required(mapping, "id");
    String id = scalar(text, "id");
    if (!ID.matcher(id).matches()) {
      throw text.place().fault("id \"" + id + "\" is not in lower case letters, digits, - and _");
    }
    return id;
  }

  /// What a list holds, each item read in its own way; empty where there is none.
  static <T> List<T> list(Mapping mapping, String key, Function<YamlText, T> reader) {
    YamlText text = find(mapping, key);
    List<T> list = new ArrayList<>();
    if (text != null) {
      sequence(text, key).forEach(item -> list.add(reader.apply(item)));
    }
    return list;
  }

  static List<String> texts(Mapping mapping, String key) {
    return list(mapping, key, item -> scalar(item, key));
  }

  /// Texts in both languages.
  static List<Labels> labels(Mapping mapping, String key) {
    return list(mapping, key, item -> label(item, key));
  }

  /// A text for both languages, or one for each.
  static Labels label(YamlText text, String what) {
    if (text instanceof Scalar) {
      return Labels.same(scalar(text, what));
    }
    Mapping label = mapping(text, what, Set.of("nl", "en"));
    return new Labels(
        scalar(required(label, "en"), what + ".en"), scalar(required(label, "nl"), what + ".nl"));
  }

  static @Nullable Labels labelOrNull(Mapping mapping, String key) {
    YamlText text = find(mapping, key);
    return text == null ? null : label(text, key);
  }

  static @Nullable Duration duration(Mapping mapping, String key) {
    YamlText text = find(mapping, key);
    if (text == null) {
      return null;
    }
    Long millis = Durations.parse(scalar(text, key)).filter(some -> some > 0).orElse(null);
    if (millis == null) {
      throw text.place().fault("\"" + key + "\" is no time such as 30m, 6h or 14d");
    }
    return Duration.ofMillis(millis);
  }

  static @Nullable Double number(Mapping mapping, String key, double min, double max) {
    YamlText text = find(mapping, key);
    if (text == null) {
      return null;
    }
    try {
      double value = Double.parseDouble(scalar(text, key));
      if (value >= min && value <= max) {
        return value;
      }
    } catch (NumberFormatException e) {
      // the fault below tells it
    }
    throw text.place()
        .fault("\"%s\" is no number from %s to %s".formatted(key, plain(min), plain(max)));
  }

  private static String plain(double bound) {
    return bound == Math.rint(bound) ? Long.toString((long) bound) : Double.toString(bound);
  }

  static <E extends Enum<E>> @Nullable E choice(Mapping mapping, String key, Choices<E> choices) {
    YamlText text = find(mapping, key);
    if (text == null) {
      return null;
    }
    String said = scalar(text, key);
    return choices
        .find(said)
        .orElseThrow(() ->
            text.place()
                .fault(
                    "\"%s\" is no %s; use %s"
                        .formatted(said, key, String.join(", ", choices.names()))));
  }
}
