package io.klantreis.cli.alerts;

import io.klantreis.journey.model.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/// What rules say, in a language. `<name>` in a text is filled in here; what Grafana fills in when
/// a rule fires is written in its own braces.
final class RuleTexts {
  private final Properties texts = new Properties();

  RuleTexts(Language language) {
    String file = "rules_" + language.code() + ".properties";
    try (InputStream in = RuleTexts.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is missing");
      }
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String text(String key, Map<String, String> values) {
    String text = texts.getProperty(key);
    if (text == null) {
      throw new IllegalArgumentException("no text for " + key);
    }
    for (Map.Entry<String, String> value : values.entrySet()) {
      text = text.replace("<" + value.getKey() + ">", value.getValue());
    }
    return text;
  }

  Set<String> keys() {
    return texts.stringPropertyNames();
  }
}
