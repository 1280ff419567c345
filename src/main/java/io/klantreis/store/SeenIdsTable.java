package io.klantreis.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// The ids of a PostgreSQL store, in a table beside the blocks, so that several writers agree.
final class SeenIdsTable implements SeenIds {
  private final BlockTable blocks;

  SeenIdsTable(BlockTable blocks) {
    this.blocks = blocks;
  }

  @Override
  public boolean[] claim(Handle transaction, List<Fingerprint> ids) {
    boolean[] fresh = new boolean[ids.size()];
    if (ids.isEmpty()) {
      return fresh;
    }
    Set<Fingerprint> inserted = insert(transaction, ids);
    for (int i = 0; i < fresh.length; i++) {
      fresh[i] = inserted.contains(ids.get(i));
    }
    return fresh;
  }

  private static Set<Fingerprint> insert(Handle handle, List<Fingerprint> ids) {
    Long[] high = ids.stream().map(Fingerprint::high).toArray(Long[]::new);
    Long[] low = ids.stream().map(Fingerprint::low).toArray(Long[]::new);
    return new HashSet<>(
        handle
            .createQuery(
                "insert into event_seen (high, low) select * from unnest(:high, :low)"
                    + " on conflict do nothing returning high, low")
            .bindArray("high", Long.class, (Object[]) high)
            .bindArray("low", Long.class, (Object[]) low)
            .map((result, context) -> new Fingerprint(result.getLong(1), result.getLong(2)))
            .list());
  }

  @Override
  public void committed(long epoch, long lastRow) {}

  @Override
  public void rolledBack() {}

  /// The ids that are left are taken from the blocks again.
  @Override
  public void reset(Handle transaction) {
    transaction.execute("delete from event_seen");
    Fingerprint.Maker maker = new Fingerprint.Maker();
    long after = 0;
    while (true) {
      List<BlockTable.Stored> next = blocks.after(transaction, after, Long.MAX_VALUE, 1);
      if (next.isEmpty()) {
        return;
      }
      BlockTable.Stored stored = next.getFirst();
      insert(transaction, ids(EventBlock.of(stored.data()), maker));
      after = stored.lastRow();
    }
  }

  private static List<Fingerprint> ids(EventBlock block, Fingerprint.Maker maker) {
    List<Fingerprint> ids = new ArrayList<>();
    EventBlock.Values values = block.column(EventField.EVENT_ID.id());
    for (int row = 0; values != null && row < block.events(); row++) {
      String id = values.text(row);
      if (id != null) {
        ids.add(maker.of(id));
      }
    }
    return ids;
  }

  @Override
  public void close() {}
}
