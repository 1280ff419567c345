package io.klantreis.journey.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Somebody who stands for a group of customers (article 003); the group are the events whose
/// {@code persona} is this id.
///
/// @param age as it is said, such as "38" or "30-44"
/// @param more whatever else is told of them, by name
public record Persona(
    String id,
    Labels name,
    @Nullable String age,
    @Nullable Labels home,
    @Nullable Labels lifestyle,
    List<Labels> needs,
    Map<String, Labels> more) {
  public Persona {
    requireNonNull(id, "id is null");
    requireNonNull(name, "name is null");
    needs = List.copyOf(needs);
    more = Map.copyOf(more);
  }
}
