package io.klantreis.journey.model;

import org.jspecify.annotations.Nullable;

/// The one place that decides how an event felt.
public final class Feeling {
  /// A score nearer to 0 than this is neutral.
  public static final double NEUTRAL_BELOW = 0.1;

  private Feeling() {}

  /// -1, 0 or 1 for a score that comes from no scale with a custom of its own.
  public static int ofScore(double score) {
    return score <= -NEUTRAL_BELOW ? -1 : score >= NEUTRAL_BELOW ? 1 : 0;
  }

  /// The event's score between -1 and 1: of its rating where it has one on a scale that is known,
  /// else its sentiment, else that of the word for its emotion; NaN where it says nothing.
  ///
  /// @param rating,sentiment NaN where absent
  public static double score(
      double rating,
      @Nullable String scale,
      double sentiment,
      @Nullable String emotion,
      Emotions emotions) {
    if (!Double.isNaN(rating)) {
      double score = Scale.of(scale).map(known -> known.score(rating)).orElse(Double.NaN);
      if (!Double.isNaN(score)) {
        return score;
      }
    }
    if (sentiment >= -1 && sentiment <= 1) {
      return sentiment;
    }
    return emotion == null ? Double.NaN : emotions.score(emotion);
  }
}
