package io.klantreis.sdk.data;

/// A table of columns.
public final class Frame {
  private Frame() {}
}
