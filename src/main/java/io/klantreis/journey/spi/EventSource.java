package io.klantreis.journey.spi;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where an index reads its events from: a store, a mapped table, the demo shop. Thread-safe.
///
/// Rows are numbered from 1 in the order in which they were committed; a row, once readable, never
/// changes while the epoch stays the same.
public interface EventSource extends AutoCloseable {
  /// How far the source reaches now.
  ///
  /// @param epoch changes when rows already read are no longer true (an erasure, another demo day):
  ///   then everything must be read again
  /// @param lastRow the highest row number that is committed, with every row before it; 0 if none
  record Watermark(long epoch, long lastRow) {}

  /// A row under the reader's eye; valid only inside {@link RowSink#row}.
  interface Row {
    long number();

    String customer();

    /// Milliseconds since 1970.
    long timeMillis();

    /// The text of the k-th key asked for, or null where absent. Equal texts should be the same
    /// object where the source can do so cheaply.
    @Nullable String text(int k);

    /// The number of the k-th key asked for, or NaN where absent or no number.
    double number(int k);
  }

  interface RowSink {
    void row(Row row);
  }

  Watermark watermark();

  /// Reads the rows with `after < number <= upTo` in ascending order of number.
  ///
  /// @param keys fields of contract §3 (`touchpoint`, `channel`, `rating`, …) or `properties.NAME`
  void read(List<String> keys, long after, long upTo, RowSink sink);

  /// The fields and properties (as `properties.NAME`) that some event has.
  Set<String> keys();

  /// Which rows these are, over the life of a process: the same wherever row numbers and epoch go
  /// on from where another process left them; empty where they begin anew with each.
  default String identity() {
    return "";
  }

  /// How this source names itself in {@code executedQueryString}: no secret, no address.
  String description();

  @Override
  void close();
}
