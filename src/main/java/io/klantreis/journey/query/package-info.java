/// All that may be asked: immutable, checked questions, already free of JSON and of defaults. A
/// question here has every part filled in; {@code plugin.QueryParser} is where defaults come from.
/// Uses {@code model}. Begin with {@link io.klantreis.journey.query.JourneyQuery}.
@NullMarked
package io.klantreis.journey.query;

import org.jspecify.annotations.NullMarked;
