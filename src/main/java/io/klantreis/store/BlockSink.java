package io.klantreis.store;

import java.io.IOException;

/// Where blocks of checked events go: a store, or the process that owns it.
interface BlockSink {
  /// Returns when the block's events are on disk.
  Appended append(byte[] block) throws IOException;
}
