package io.klantreis.sdk.backend;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// Takes the answer to a resource call: first {@link #send}, then as many {@link #sendChunk} as
/// wanted. Grafana hands each piece to the browser as it comes. Confined to one thread.
public interface ResourceSender {
  /// Sends the status, the headers and the first, perhaps only, piece of the body.
  ///
  /// @param status the HTTP status, 100 to 599
  /// @param headers the headers; Grafana drops Set-Cookie
  /// @param body the first piece, may be empty
  /// @throws IllegalStateException when called twice
  void send(int status, Map<String, List<String>> headers, byte[] body);

  /// Sends another piece of the body. It waits while the receiver is slow.
  ///
  /// @param body the next piece
  /// @throws IllegalStateException when nothing was sent before
  void sendChunk(byte[] body);

  /// Sends a whole answer as JSON.
  ///
  /// @param status the HTTP status
  /// @param body the answer
  default void sendJson(int status, JsonNode body) {
    send(
        status,
        Map.of("Content-Type", List.of("application/json")),
        body.toString().getBytes(StandardCharsets.UTF_8));
  }

  /// Sends a whole answer as plain text.
  ///
  /// @param status the HTTP status
  /// @param body the answer
  default void sendText(int status, String body) {
    send(
        status,
        Map.of("Content-Type", List.of("text/plain; charset=utf-8")),
        body.getBytes(StandardCharsets.UTF_8));
  }
}
