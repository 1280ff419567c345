package io.klantreis.journey.model;

import static java.util.Objects.requireNonNull;

import java.util.List;

/// A point of contact as the catalogue has it.
///
/// @param name as events call it
/// @param channels where it takes place
public record Touchpoint(String name, Labels labels, List<String> channels) {
  public Touchpoint {
    requireNonNull(name, "name is null");
    requireNonNull(labels, "labels is null");
    channels = List.copyOf(channels);
  }
}
