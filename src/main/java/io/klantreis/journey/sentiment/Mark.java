package io.klantreis.journey.sentiment;

/// One way of saying how it felt: all that an answer counts of a response.
///
/// @param score -1 to 1
/// @param rating on its own scale; NaN where the feeling is not from a rating
/// @param feeling negative, neutral or positive as -1, 0, 1
record Mark(double score, double rating, int feeling, Kind kind) {
  /// What a feeling was told on.
  enum Kind {
    NPS,
    CSAT,
    CES,
    OTHER
  }
}
