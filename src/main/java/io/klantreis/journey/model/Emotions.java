package io.klantreis.journey.model;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// How good or bad the words for feelings are, -1 to 1; case does not matter. Immutable.
public final class Emotions {
  private static final Emotions USUAL =
      new Emotions(
          Map.ofEntries(
              Map.entry("blij", 0.8),
              Map.entry("happy", 0.8),
              Map.entry("enthousiast", 1.0),
              Map.entry("enthusiastic", 1.0),
              Map.entry("tevreden", 0.6),
              Map.entry("satisfied", 0.6),
              Map.entry("verrast", 0.4),
              Map.entry("surprised", 0.4),
              Map.entry("vertrouwen", 0.6),
              Map.entry("trust", 0.6),
              Map.entry("opgelucht", 0.5),
              Map.entry("relieved", 0.5),
              Map.entry("nieuwsgierig", 0.3),
              Map.entry("curious", 0.3),
              Map.entry("neutraal", 0.0),
              Map.entry("neutral", 0.0),
              Map.entry("onzeker", -0.4),
              Map.entry("unsure", -0.4),
              Map.entry("verward", -0.5),
              Map.entry("confused", -0.5),
              Map.entry("ongeduldig", -0.5),
              Map.entry("impatient", -0.5),
              Map.entry("bang", -0.7),
              Map.entry("afraid", -0.7),
              Map.entry("teleurgesteld", -0.7),
              Map.entry("disappointed", -0.7),
              Map.entry("gefrustreerd", -0.8),
              Map.entry("frustrated", -0.8),
              Map.entry("verdrietig", -0.8),
              Map.entry("sad", -0.8),
              Map.entry("boos", -1.0),
              Map.entry("angry", -1.0)));

  private final Map<String, Double> scores;

  public Emotions(Map<String, Double> scores) {
    Map<String, Double> folded = new HashMap<>();
    scores.forEach((word, score) -> {
      if (!(score >= -1 && score <= 1)) {
        throw new IllegalArgumentException(
            "emotion " + word + " has " + score + ", which is not between -1 and 1");
      }
      folded.put(fold(word), score);
    });
    this.scores = Map.copyOf(folded);
  }

  /// The table that holds where nobody edited one: Dutch and English.
  public static Emotions usual() {
    return USUAL;
  }

  /// The word's score, or NaN where the table has no such word.
  public double score(String word) {
    Double score = scores.get(fold(word));
    return score == null ? Double.NaN : score;
  }

  private static String fold(String word) {
    return word.strip().toLowerCase(Locale.ROOT);
  }
}
