package io.klantreis.sdk.testing;

import static java.util.Objects.requireNonNull;

import io.klantreis.sdk.data.Frame;
import java.util.List;
import java.util.Optional;

/// What a plugin answered to one question, as Grafana would read it.
///
/// @param status the HTTP status, 200 for success
/// @param frames the data
/// @param error what went wrong, where something did
/// @param errorSource whose fault it was, `plugin` or `downstream`, empty for success
public record Answer(int status, List<Frame> frames, Optional<String> error, String errorSource) {
  /// Copies the frames.
  public Answer {
    frames = List.copyOf(frames);
    requireNonNull(error, "error is null");
    requireNonNull(errorSource, "errorSource is null");
  }

  /// Returns the only frame of a question that succeeded.
  ///
  /// @return the frame
  /// @throws AssertionError when there was an error, or not exactly one frame
  public Frame frame() {
    if (error.isPresent() || frames.size() != 1) {
      throw new AssertionError(
          "not one frame but %d, status %d %s".formatted(frames.size(), status, error.orElse("")));
    }
    return frames.getFirst();
  }
}
