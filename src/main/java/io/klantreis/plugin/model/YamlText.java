package io.klantreis.plugin.model;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a YAML text holds, each part with where it stands.
sealed interface YamlText {
  Place place();

  /// @param line counted from 1
  record Place(String file, int line) {
    ModelFileException fault(String reason) {
      return new ModelFileException(file, line, reason);
    }
  }

  record Scalar(String text, Place place) implements YamlText {}

  record Sequence(List<YamlText> items, Place place) implements YamlText {}

  record Mapping(Map<String, YamlText> entries, Place place) implements YamlText {}

  /// @throws ModelFileException if it is no YAML
  static YamlText parse(String file, String yaml) {
    try (YAMLParser parser = new YAMLFactory().createParser(yaml)) {
      if (parser.nextToken() == null) {
        throw new ModelFileException(file, 1, "the file is empty");
      }
      return value(file, parser);
    } catch (JacksonException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw new ModelFileException(file, line, reason(e.getOriginalMessage()));
    } catch (IOException e) {
      throw new ModelFileException(file, 1, String.valueOf(e.getMessage()));
    }
  }

  /// What was being read and what is wrong with it; the parser's drawing of the place is left out,
  /// whose lines are indented.
  private static String reason(String message) {
    List<String> said = message.lines().filter(line -> !line.startsWith(" ")).limit(2).toList();
    return said.isEmpty() ? "it is no YAML" : String.join(": ", said);
  }

  private static YamlText value(String file, YAMLParser parser) throws IOException {
    Place place = new Place(file, parser.currentTokenLocation().getLineNr());
    return switch (parser.currentToken()) {
      case START_OBJECT -> mapping(parser, place);
      case START_ARRAY -> {
        List<YamlText> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          items.add(value(file, parser));
        }
        yield new Sequence(items, place);
      }
      default -> new Scalar(parser.getText(), place);
    };
  }

  private static YamlText mapping(YAMLParser parser, Place place) throws IOException {
    Map<String, YamlText> entries = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      Place at = new Place(place.file(), parser.currentTokenLocation().getLineNr());
      parser.nextToken();
      if (entries.put(key, value(place.file(), parser)) != null) {
        throw at.fault("\"" + key + "\" is there twice");
      }
    }
    return new Mapping(entries, place);
  }
}
