package io.klantreis.plugin.snapshot;

/// A snapshot that must not be used; the message says why.
final class SnapshotRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SnapshotRefused(String message) {
    super(message);
  }
}
