/// How a funnel goes over time: each interval asked by itself. Uses {@code funnel} and {@code run}.
/// Begin with {@link io.klantreis.journey.trend.TrendAnalysis}.
@NullMarked
package io.klantreis.journey.trend;

import org.jspecify.annotations.NullMarked;
