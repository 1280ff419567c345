/// The journey as a map: one pass over the events for what each stage held, beside stays and
/// feelings, held against what people believe; and where events lie in two models. Uses {@code
/// stage}, {@code sentiment} and {@code stats}. Begin with {@link
/// io.klantreis.journey.map.JourneyMapAnalysis}.
@NullMarked
package io.klantreis.journey.map;

import org.jspecify.annotations.NullMarked;
