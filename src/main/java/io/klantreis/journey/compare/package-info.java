/// Why products disagree: one funnel under every preset, and the axes that explain each difference,
/// found by asking. Uses {@code funnel}. Begin with {@link
/// io.klantreis.journey.compare.CompareAnalysis}.
@NullMarked
package io.klantreis.journey.compare;

import org.jspecify.annotations.NullMarked;
