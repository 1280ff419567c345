/// Why a unit counts where it does: its events one by one, the runs that were looked at, and which
/// of them was chosen. Decides nothing: it watches {@code run} decide. Uses {@code funnel}. Begin
/// with {@link io.klantreis.journey.explain.ExplainAnalysis}.
@NullMarked
package io.klantreis.journey.explain;

import org.jspecify.annotations.NullMarked;
