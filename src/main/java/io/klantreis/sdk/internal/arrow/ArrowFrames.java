package io.klantreis.sdk.internal.arrow;

import io.klantreis.sdk.data.Frame;

/// Frames to Arrow files and back.
public final class ArrowFrames {
  private ArrowFrames() {}

  /// The frame as an Arrow file.
  public static byte[] encode(Frame frame) {
    throw new UnsupportedOperationException("not yet: " + frame);
  }
}
