/// What one customer did, in the stays that {@code stageDuration} counts. Uses {@code query},
/// {@code index}, {@code run}. Begin with {@link io.klantreis.journey.itinerary.ItineraryAnalysis}.
@NullMarked
package io.klantreis.journey.itinerary;

import org.jspecify.annotations.NullMarked;
