/// The columnar image of every customer's journey: derived from an event source, disposable,
/// immutable. Uses {@code model} and {@code spi}. Begin with {@link
/// io.klantreis.journey.index.JourneyIndex}.
@NullMarked
package io.klantreis.journey.index;

import org.jspecify.annotations.NullMarked;
