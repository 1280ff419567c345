/// What a question looks at and what a run is: filters and selectors made into masks over codes,
/// the units with their events in time order, and the one place that decides which events make a
/// run. Uses {@code index}, {@code query}, {@code model} and {@code spi}. Begin with {@link
/// io.klantreis.journey.run.Population}.
@NullMarked
package io.klantreis.journey.run;

import org.jspecify.annotations.NullMarked;
