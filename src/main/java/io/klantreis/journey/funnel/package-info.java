/// How many units took the steps, in time, and how long it took them. Uses {@code run}. Begin with
/// {@link io.klantreis.journey.funnel.FunnelAnalysis}.
@NullMarked
package io.klantreis.journey.funnel;

import org.jspecify.annotations.NullMarked;
