package io.klantreis.store;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The ids of an H2 store: a hash table in a mapped file beside the database, since an index on
/// random texts inside it would cost five times the rest. Derived and disposable: it is made again
/// from the blocks wherever it was not closed in order.
///
/// ```
/// 64 bytes: magic, epoch, last row, ids, slots (a power of two), closed in order (1) or not (0)
/// slots × { high, low }, open addressing; high = 0 is empty
/// ```
///
/// Confined to the store's writer.
final class SeenIdsFile implements SeenIds {
  /// Reads again what the store has.
  interface Rescan {
    /// Hands every id of the rows after that one to the adder.
    void from(long row, Consumer<Fingerprint> adder);
  }

  private static final long MAGIC = 0x4B6C616E7449644CL;
  private static final int HEADER = 64;
  private static final long FIRST_SLOTS = 1 << 14;

  private final Path file;
  private final Rescan rescan;
  private final List<Fingerprint> pending = new ArrayList<>();
  private final long epoch;
  private final long lastRow;
  private @Nullable Arena arena;
  private MemorySegment map = MemorySegment.NULL;
  private long slots;
  private long count;

  SeenIdsFile(Path file, long epoch, long lastRow, Rescan rescan) {
    this.file = file;
    this.epoch = epoch;
    this.lastRow = lastRow;
    this.rescan = rescan;
  }

  @Override
  public boolean[] claim(Handle transaction, List<Fingerprint> ids) {
    if (arena == null && !ids.isEmpty()) {
      load();
    }
    boolean[] fresh = new boolean[ids.size()];
    for (int i = 0; i < fresh.length; i++) {
      Fingerprint id = ids.get(i);
      fresh[i] = at(slot(id)) == 0;
      if (fresh[i]) {
        pending.add(id);
      }
    }
    return fresh;
  }

  @Override
  public void committed(long newEpoch, long newLastRow) {
    pending.forEach(this::add);
    pending.clear();
    if (arena != null) {
      put(1, newEpoch);
      put(2, newLastRow);
    }
  }

  @Override
  public void rolledBack() {
    pending.clear();
  }

  @Override
  public void reset(Handle transaction) {
    unmap();
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new StoreException("cannot delete " + file + ": " + e.getMessage(), e);
    }
  }

  private void load() {
    try {
      long known = openClosed();
      if (known < 0) {
        map(file, FIRST_SLOTS, /* anew= */ true);
        known = 0;
      }
      put(5, 0);
      rescan.from(known, this::add);
    } catch (IOException e) {
      throw new StoreException("cannot use " + file + ": " + e.getMessage(), e);
    }
  }

  /// Maps the file if it was closed in order and belongs to this store.
  ///
  /// @return the last row that it knows, or -1 where it is of no use
  private long openClosed() throws IOException {
    if (!Files.exists(file) || Files.size(file) < HEADER) {
      return -1;
    }
    long size = (Files.size(file) - HEADER) / 16;
    if (size < FIRST_SLOTS || Long.bitCount(size) != 1) {
      return -1;
    }
    map(file, size, /* anew= */ false);
    boolean good =
        get(0) == MAGIC && get(1) == epoch && get(2) <= lastRow && get(4) == slots && get(5) == 1;
    if (!good) {
      unmap();
      return -1;
    }
    count = get(3);
    return get(2);
  }

  @SuppressWarnings("MustBeClosedChecker") // closed by unmap, or once a larger file took its place
  private void map(Path path, long wanted, boolean anew) throws IOException {
    if (anew) {
      Files.deleteIfExists(path);
    }
    try (FileChannel channel =
        FileChannel.open(
            path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE)) {
      Arena opened = Arena.ofShared();
      map = channel.map(FileChannel.MapMode.READ_WRITE, 0, HEADER + wanted * 16, opened);
      arena = opened;
    }
    slots = wanted;
    if (anew) {
      count = 0;
      put(0, MAGIC);
      put(4, slots);
    }
  }

  private void add(Fingerprint id) {
    long slot = slot(id);
    if (at(slot) != 0) {
      return;
    }
    map.set(ValueLayout.JAVA_LONG_UNALIGNED, HEADER + slot * 16, id.high());
    map.set(ValueLayout.JAVA_LONG_UNALIGNED, HEADER + slot * 16 + 8, id.low());
    count++;
    if (count * 3 > slots * 2) {
      grow();
    }
  }

  private void grow() {
    MemorySegment old = map;
    Arena oldArena = arena;
    long oldSlots = slots;
    Path larger = file.resolveSibling(file.getFileName() + ".new");
    try {
      map(larger, oldSlots * 2, /* anew= */ true);
      for (long slot = 0; slot < oldSlots; slot++) {
        long high = old.get(ValueLayout.JAVA_LONG_UNALIGNED, HEADER + slot * 16);
        if (high != 0) {
          add(
              new Fingerprint(
                  high, old.get(ValueLayout.JAVA_LONG_UNALIGNED, HEADER + slot * 16 + 8)));
        }
      }
      if (oldArena != null) {
        oldArena.close();
      }
      Files.move(larger, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new StoreException("cannot use " + larger + ": " + e.getMessage(), e);
    }
  }

  /// Where the id is, or the empty slot where it would be.
  private long slot(Fingerprint id) {
    long slot = id.low() & slots - 1;
    while (true) {
      long high = at(slot);
      if (high == 0
          || (high == id.high()
              && map.get(ValueLayout.JAVA_LONG_UNALIGNED, HEADER + slot * 16 + 8) == id.low())) {
        return slot;
      }
      slot = slot + 1 & slots - 1;
    }
  }

  private long at(long slot) {
    return map.get(ValueLayout.JAVA_LONG_UNALIGNED, HEADER + slot * 16);
  }

  private long get(int place) {
    return map.get(ValueLayout.JAVA_LONG_UNALIGNED, place * 8L);
  }

  private void put(int place, long value) {
    map.set(ValueLayout.JAVA_LONG_UNALIGNED, place * 8L, value);
  }

  private void unmap() {
    if (arena != null) {
      arena.close();
      arena = null;
      map = MemorySegment.NULL;
    }
    pending.clear();
  }

  @Override
  public void close() {
    if (arena != null) {
      put(3, count);
      map.force();
      put(5, 1);
      map.force();
    }
    unmap();
  }
}
