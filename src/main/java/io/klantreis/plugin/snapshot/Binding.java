package io.klantreis.plugin.snapshot;

import static java.util.Objects.requireNonNull;

import io.klantreis.journey.spi.EventSource;
import io.klantreis.journey.spi.EventSource.Watermark;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;

/// Which rows of which store an image shows.
///
/// Identity, epoch and last row do not tell a store from its own older copy, put back and written
/// to since; the last rows themselves do.
///
/// @param store {@link EventSource#identity}
/// @param tail a hash of the last rows
record Binding(String store, Watermark watermark, long tail) {
  private static final int ROWS = 64;

  Binding {
    requireNonNull(store, "store is null");
    requireNonNull(watermark, "watermark is null");
  }

  /// What an image of these rows is bound to. Reads the last few.
  static Binding of(EventSource source, Watermark watermark) {
    return new Binding(source.identity(), watermark, tail(source, watermark.lastRow()));
  }

  private static long tail(EventSource source, long lastRow) {
    long[] hash = {1};
    source.read(
        List.of("touchpoint"),
        Math.max(0, lastRow - ROWS),
        lastRow,
        row -> {
          add(hash, row.number());
          add(hash, row.customer().hashCode());
          add(hash, row.timeMillis());
          add(hash, String.valueOf(row.text(0)).hashCode());
        });
    return hash[0];
  }

  private static void add(long[] hash, long value) {
    long mixed = (hash[0] ^ value) * 0x9e3779b97f4a7c15L;
    hash[0] = mixed ^ mixed >>> 32;
  }

  /// @throws SnapshotRefused if an image bound so does not show rows of this source
  void check(EventSource source) {
    if (!store.equals(source.identity())) {
      throw new SnapshotRefused("it is another store's");
    }
    Watermark now = source.watermark();
    if (now.epoch() != watermark.epoch()) {
      throw new SnapshotRefused("rows were erased or replaced since");
    }
    if (now.lastRow() < watermark.lastRow()) {
      throw new SnapshotRefused(
          "it has rows up to %d, the store up to %d".formatted(watermark.lastRow(), now.lastRow()));
    }
    if (tail(source, watermark.lastRow()) != tail) {
      throw new SnapshotRefused("its last rows are not the store's");
    }
  }

  void write(DataOutputStream out) throws IOException {
    out.writeUTF(store);
    out.writeLong(watermark.epoch());
    out.writeLong(watermark.lastRow());
    out.writeLong(tail);
  }

  static Binding read(DataInputStream in) throws IOException {
    return new Binding(in.readUTF(), new Watermark(in.readLong(), in.readLong()), in.readLong());
  }
}
