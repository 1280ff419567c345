/// Whether something has changed against the time before: what alerts with a baseline ask. Uses
/// {@code funnel}, {@code stage}, {@code sentiment}, {@code counts} for the numbers and {@code
/// stats} for the tests. Begin with {@link io.klantreis.journey.change.ChangeAnalysis}; the method
/// and what it costs are in docs/alerts.md.
@NullMarked
package io.klantreis.journey.change;

import org.jspecify.annotations.NullMarked;
