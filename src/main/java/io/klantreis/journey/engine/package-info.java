/// The front door of the engine: ask it a question, get a result. Uses every analysis. Begin with
/// {@link io.klantreis.journey.engine.JourneyEngine}.
@NullMarked
package io.klantreis.journey.engine;

import org.jspecify.annotations.NullMarked;
