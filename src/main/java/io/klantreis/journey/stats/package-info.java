/// What a number is worth: intervals of shares and means, the Kaplan–Meier curve and what is read
/// off it, tests. Every function is pure. The only room of the engine that may use a statistics
/// library, and only for distributions. Begin with {@link io.klantreis.journey.stats.Estimate} and
/// {@link io.klantreis.journey.stats.KaplanMeier}.
@NullMarked
package io.klantreis.journey.stats;

import org.jspecify.annotations.NullMarked;
