package io.klantreis.plugin;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a YAML text holds, each part with the line it stands on.
sealed interface YamlText {
  /// Counted from 1.
  int line();

  record Scalar(String text, int line) implements YamlText {}

  record Sequence(List<YamlText> items, int line) implements YamlText {}

  record Mapping(Map<String, YamlText> entries, int line) implements YamlText {}

  /// @throws ModelFileException if it is no YAML
  static YamlText parse(String file, String yaml) {
    try (YAMLParser parser = new YAMLFactory().createParser(yaml)) {
      if (parser.nextToken() == null) {
        throw new ModelFileException(file, 1, "the file is empty");
      }
      return value(file, parser);
    } catch (JacksonException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      String reason = e.getOriginalMessage().lines().findFirst().orElse("it is no YAML");
      throw new ModelFileException(file, line, reason);
    } catch (IOException e) {
      throw new ModelFileException(file, 1, String.valueOf(e.getMessage()));
    }
  }

  private static YamlText value(String file, YAMLParser parser) throws IOException {
    int line = parser.currentTokenLocation().getLineNr();
    return switch (parser.currentToken()) {
      case START_OBJECT -> mapping(file, parser, line);
      case START_ARRAY -> {
        List<YamlText> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          items.add(value(file, parser));
        }
        yield new Sequence(items, line);
      }
      default -> new Scalar(parser.getText(), line);
    };
  }

  private static YamlText mapping(String file, YAMLParser parser, int line) throws IOException {
    Map<String, YamlText> entries = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      int keyLine = parser.currentTokenLocation().getLineNr();
      parser.nextToken();
      if (entries.put(key, value(file, parser)) != null) {
        throw new ModelFileException(file, keyLine, "\"" + key + "\" is there twice");
      }
    }
    return new Mapping(entries, line);
  }
}
