/// How customers feel, -1 to 1: ratings of any scale, scores of texts and emotion words on one
/// line, each customer counting once. Uses {@code query}, {@code index}, {@code stats}. Begin with
/// {@link io.klantreis.journey.sentiment.SentimentResult}.
@NullMarked
package io.klantreis.journey.sentiment;

import org.jspecify.annotations.NullMarked;
