package io.klantreis.store;

import io.klantreis.journey.spi.EventSource;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// An event source that can be written to. Thread-safe; one writer works at a time, the others
/// wait.
public interface EventStore extends EventSource {
  /// Takes NDJSON or a JSON array (told apart by the first character), each element an event of
  /// contract §3. Returns after the accepted events are on disk; bad elements never stop the
  /// others.
  ///
  /// @throws IOException if the body cannot be read; events of it may have been accepted then
  IngestResult ingest(InputStream ndjsonOrArray) throws IOException;

  /// Erases a customer: all of their events, and their name where others say they were referred by
  /// them. The epoch changes where anything was erased.
  ///
  /// @return how many events are gone
  long erase(String customer);

  /// Where an image of the events may be kept beside the store; empty where there is no such place.
  default Optional<SnapshotFile> snapshot() {
    return Optional.empty();
  }

  /// How many events the store holds now.
  long events();
}
