package io.klantreis.store;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/// Reads events from a stream as they come, however many there are. A row that cannot be taken is
/// handed on with its reason and never stops the rest.
sealed interface EventReader permits CsvEventReader, NdjsonEventReader {
  /// @throws StoreException if the stream as a whole makes no sense; the message goes on after the
  ///   name of the file
  void read(InputStream in, EventHandler handler) throws IOException;

  static EventReader of(EventFormat format, FieldMap map) {
    return switch (format) {
      case CSV -> new CsvEventReader(map);
      case NDJSON -> new NdjsonEventReader(map);
    };
  }

  /// The stream itself, or what it holds where it is packed by gzip.
  static InputStream unpacked(InputStream in) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(in, 1 << 16);
    buffered.mark(2);
    boolean gzip = buffered.read() == 0x1F && buffered.read() == 0x8B;
    buffered.reset();
    return gzip
        ? new BufferedInputStream(new GZIPInputStream(buffered, 1 << 16), 1 << 16)
        : buffered;
  }
}
