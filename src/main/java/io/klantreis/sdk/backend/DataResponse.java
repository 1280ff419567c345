package io.klantreis.sdk.backend;

import io.klantreis.sdk.data.Frame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The answer to one {@link DataQuery}: frames, or an error, or frames found before the error.
///
/// @param frames the data, in the order in which panels shall see it
/// @param error what went wrong, or null
public record DataResponse(List<Frame> frames, @Nullable PluginError error) {
  /// Copies the frames.
  public DataResponse {
    frames = List.copyOf(frames);
  }

  /// Makes an answer of frames.
  ///
  /// @param frames the data
  /// @return an answer without error
  public static DataResponse of(Frame... frames) {
    return new DataResponse(List.of(frames), /* error= */ null);
  }

  /// Makes an answer of frames.
  ///
  /// @param frames the data
  /// @return an answer without error
  public static DataResponse of(List<Frame> frames) {
    return new DataResponse(frames, /* error= */ null);
  }

  /// Makes an answer that is an error. Throwing the error from the handler does the same.
  ///
  /// @param error what went wrong
  /// @return an answer without frames
  public static DataResponse failed(PluginError error) {
    return new DataResponse(List.of(), error);
  }
}
