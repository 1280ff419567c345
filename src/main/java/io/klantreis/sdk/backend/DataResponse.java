package io.klantreis.sdk.backend;

import io.klantreis.sdk.data.Frame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The answer to one {@link DataQuery}: frames, or an error, or frames found before the error.
///
/// @param frames the data, in the order in which panels shall see it
/// @param error what went wrong, or null
/// @param sent where what this is sent as is kept, or null for an answer that is given once
public record DataResponse(
    List<Frame> frames, @Nullable PluginError error, @Nullable SentForm sent) {
  /// Copies the frames.
  public DataResponse {
    frames = List.copyOf(frames);
  }

  /// Makes an answer that is given once.
  ///
  /// @param frames the data
  /// @param error what went wrong, or null
  public DataResponse(List<Frame> frames, @Nullable PluginError error) {
    this(frames, error, /* sent= */ null);
  }

  /// Makes an answer of frames that may be given again to who asks the same with the same refId: it
  /// is then sent as it was sent the first time, without being written anew.
  ///
  /// @param frames the data
  /// @return an answer without error
  public static DataResponse reusable(List<Frame> frames) {
    return new DataResponse(frames, /* error= */ null, new SentForm());
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
