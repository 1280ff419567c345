/// The engine: what a customer journey is and what can be asked of it. Plain Java, no I/O, no
/// clock, no logging. Begin reading in {@code query} (all that may be asked) and {@code run} (what
/// a run is).
@NullMarked
package io.klantreis.journey;

import org.jspecify.annotations.NullMarked;
