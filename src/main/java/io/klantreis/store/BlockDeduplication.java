package io.klantreis.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// A block without the events whose ids the store, or the block itself, had before.
///
/// @param bytes owned by it
record BlockDeduplication(byte[] bytes, int events) {
  /// Claims the block's ids as part of the transaction.
  static BlockDeduplication of(EventBlock block, byte[] bytes, SeenIds seen, Handle transaction) {
    EventBlock.Values ids = block.column(EventField.EVENT_ID.id());
    if (ids == null) {
      return new BlockDeduplication(bytes, block.events());
    }
    boolean[] dropped = new boolean[block.events()];
    int drops = repeats(ids, dropped);
    drops += known(ids, dropped, seen, transaction);
    if (drops == 0) {
      return new BlockDeduplication(bytes, block.events());
    }
    if (drops == block.events()) {
      return new BlockDeduplication(new byte[0], 0);
    }
    EventBatch left = new EventBatch();
    EventDraft draft = new EventDraft();
    long[] times = block.times();
    Map<String, EventBlock.Values> columns = block.columns();
    for (int row = 0; row < block.events(); row++) {
      if (!dropped[row]) {
        block.copy(row, times, columns, draft);
        left.add(draft);
      }
    }
    return new BlockDeduplication(BlockWriter.write(left), left.size());
  }

  private static int repeats(EventBlock.Values ids, boolean[] dropped) {
    Set<Integer> codes = new HashSet<>();
    int drops = 0;
    for (int row = 0; row < dropped.length; row++) {
      if (ids.code(row) >= 0 && !codes.add(ids.code(row))) {
        dropped[row] = true;
        drops++;
      }
    }
    return drops;
  }

  private static int known(
      EventBlock.Values ids, boolean[] dropped, SeenIds seen, Handle transaction) {
    Fingerprint.Maker maker = new Fingerprint.Maker();
    List<Fingerprint> fingerprints = new ArrayList<>();
    List<Integer> rows = new ArrayList<>();
    for (int row = 0; row < dropped.length; row++) {
      String id = ids.text(row);
      if (id != null && !dropped[row]) {
        fingerprints.add(maker.of(id));
        rows.add(row);
      }
    }
    boolean[] fresh = seen.claim(transaction, fingerprints);
    int drops = 0;
    for (int i = 0; i < fresh.length; i++) {
      if (!fresh[i]) {
        dropped[rows.get(i)] = true;
        drops++;
      }
    }
    return drops;
  }
}
