package io.klantreis.journey.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A moment of choice (keuzemoment, article 003).
///
/// @param touchpoint where events tell of it, with `choice` and `options`, or null
/// @param influences what makes customers choose as they do
/// @param feeling how customers are believed to feel about it, or null
public record DecisionMoment(
    Labels name,
    @Nullable String touchpoint,
    List<Labels> options,
    List<Labels> influences,
    List<Labels> thinks,
    Belief.@Nullable Mood feeling) {
  public DecisionMoment {
    requireNonNull(name, "name is null");
    options = List.copyOf(options);
    influences = List.copyOf(influences);
    thinks = List.copyOf(thinks);
  }
}
