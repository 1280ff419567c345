/// Who is behind a number: the runs of one cell of a funnel's answer. Uses {@code funnel} and
/// {@code trend}. Begin with {@link io.klantreis.journey.cell.CellAnalysis}.
@NullMarked
package io.klantreis.journey.cell;

import org.jspecify.annotations.NullMarked;
