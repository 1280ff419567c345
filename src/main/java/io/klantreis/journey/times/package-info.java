/// How long it takes from one step of a funnel to another: a histogram, or a curve that knows of
/// the runs still under way. Uses {@code funnel}. Begin with {@link
/// io.klantreis.journey.times.TimesAnalysis}.
@NullMarked
package io.klantreis.journey.times;

import org.jspecify.annotations.NullMarked;
