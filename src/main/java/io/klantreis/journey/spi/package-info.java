/// What the engine needs from outside: events to read, and the bounds of a question. Begin with
/// {@link io.klantreis.journey.spi.EventSource}.
@NullMarked
package io.klantreis.journey.spi;

import org.jspecify.annotations.NullMarked;
