package io.klantreis.sdk.backend;

import com.fasterxml.jackson.databind.JsonNode;
import io.klantreis.sdk.data.Frame;

/// Takes what the clients of a channel shall see. Confined to one thread.
public interface StreamSender {
  /// Sends a frame. It waits while the receiver is slow.
  ///
  /// @param frame the data
  void send(Frame frame);

  /// Sends any JSON. It waits while the receiver is slow.
  ///
  /// @param json the data
  void send(JsonNode json);
}
