package io.klantreis.journey.model;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/// What is done, or made, to help customers on in a stage.
///
/// @param budget what it may cost a month, or null where nobody said
/// @param currency of the budget, such as `EUR`, or null
public record MarketingAction(
    Labels name, @Nullable String channel, @Nullable Double budget, @Nullable String currency) {
  public MarketingAction {
    requireNonNull(name, "name is null");
  }
}
