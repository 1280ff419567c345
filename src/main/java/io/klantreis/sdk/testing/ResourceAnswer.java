package io.klantreis.sdk.testing;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// What a plugin answered to an HTTP call.
///
/// @param status the HTTP status
/// @param headers the headers
/// @param body the whole body
/// @param pieces in how many pieces it came
public record ResourceAnswer(
    int status, Map<String, List<String>> headers, byte[] body, int pieces) {
  /// Copies the headers.
  public ResourceAnswer {
    headers = Map.copyOf(headers);
  }

  /// Returns the body as text.
  ///
  /// @return the body read as UTF-8
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
