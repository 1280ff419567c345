/// How much there is of what: events, customers, new customers, value, cost, silence. Uses {@code
/// query}, {@code index}. Begin with {@link io.klantreis.journey.counts.CountsResult}.
@NullMarked
package io.klantreis.journey.counts;

import org.jspecify.annotations.NullMarked;
