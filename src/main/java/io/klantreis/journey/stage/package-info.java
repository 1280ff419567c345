/// How long units stay in each stage, stays that still last counted as censored and not left out.
/// Uses {@code query}, {@code index}, {@code stats}. Begin with {@link
/// io.klantreis.journey.stage.StageDurationResult}.
@NullMarked
package io.klantreis.journey.stage;

import org.jspecify.annotations.NullMarked;
