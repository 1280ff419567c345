package io.klantreis.plugin.answer;

import io.klantreis.journey.model.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/// What users read, in their language: names of fields, notices, fixed values. Immutable.
public final class Texts {
  private static final Texts EN = load("en");
  private static final Texts NL = load("nl");

  private final Map<String, String> texts;

  private Texts(Map<String, String> texts) {
    this.texts = texts;
  }

  public static Texts in(Language language) {
    return switch (language) {
      case EN -> EN;
      case NL -> NL;
    };
  }

  /// The text of that key, with `{0}`, `{1}`, … replaced.
  public String text(String key, Object... values) {
    String text = texts.get(key);
    if (text == null) {
      throw new IllegalArgumentException("no text for " + key);
    }
    for (int i = 0; i < values.length; i++) {
      text = text.replace("{" + i + "}", String.valueOf(values[i]));
    }
    return text;
  }

  boolean has(String key) {
    return texts.containsKey(key);
  }

  Set<String> keys() {
    return texts.keySet();
  }

  private static Texts load(String code) {
    String name = "texts_" + code + ".properties";
    var properties = new Properties();
    try (InputStream in = Texts.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing");
      }
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var texts = new HashMap<String, String>();
    properties.forEach((key, text) -> texts.put((String) key, (String) text));
    return new Texts(Map.copyOf(texts));
  }
}
