package io.klantreis.plugin.answer;

/// A feeling as the level of a log line, by which Grafana colours it, and as a word.
final class Levels {
  private Levels() {}

  /// @param score NaN where nothing was felt
  /// @param feeling -1, 0 or 1
  static String level(double score, int feeling) {
    if (Double.isNaN(score)) {
      return "unknown";
    }
    return switch (feeling) {
      case -1 -> "error";
      case 0 -> "warning";
      default -> "info";
    };
  }

  static String word(double score, int feeling) {
    if (Double.isNaN(score)) {
      return "unknown";
    }
    return switch (feeling) {
      case -1 -> "negative";
      case 0 -> "neutral";
      default -> "positive";
    };
  }
}
