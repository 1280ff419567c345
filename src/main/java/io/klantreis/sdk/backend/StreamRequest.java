package io.klantreis.sdk.backend;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/// A channel of Grafana Live, with what the client sent along.
///
/// @param path the part of the channel's name that is the plugin's own
/// @param data what the client sent, or null
public record StreamRequest(String path, @Nullable JsonNode data) {
  /// Checks the path.
  public StreamRequest {
    requireNonNull(path, "path is null");
  }
}
