/// A slow, obvious second engine: the contract's rules written down once more, without an eye to
/// speed, to compare the real one with on random journeys.
@NullMarked
package io.klantreis.journey.twin;

import org.jspecify.annotations.NullMarked;
