package io.klantreis.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.PreparedBatch;

/// The statements on the tables of a store: SQL that H2 and PostgreSQL read alike.
final class BlockTable {
  private static final RowMapper<Stored> STORED =
      (result, context) ->
          new Stored(result.getLong(1), result.getLong(2), result.getInt(3), result.getBytes(4));

  /// @param nextRow the number that the next event gets
  record State(long epoch, long nextRow) {}

  String identity(Handle handle) {
    return handle
        .createQuery("select cast(identity as varchar(36)) from store_state where id = 1")
        .mapTo(String.class)
        .one();
  }

  /// A block where it lies; the array is owned by it.
  record Stored(long firstRow, long lastRow, int events, byte[] data) {}

  State state(Handle handle) {
    return handle
        .createQuery("select epoch, next_row from store_state where id = 1")
        .map((result, context) -> new State(result.getLong(1), result.getLong(2)))
        .one();
  }

  /// Keeps other writers, of this process or another, out until the transaction ends.
  void lock(Handle handle) {
    handle
        .createQuery("select id from store_state where id = 1 for update")
        .mapTo(Long.class)
        .one();
  }

  long events(Handle handle) {
    return handle
        .createQuery("select coalesce(sum(events), 0) from event_block")
        .mapTo(Long.class)
        .one();
  }

  /// The next blocks with rows behind one, in order.
  List<Stored> after(Handle handle, long row, long upTo, int most) {
    return handle
        .createQuery(
            "select first_row, last_row, events, data from event_block"
                + " where first_row > :row - "
                + EventBatch.CAPACITY
                + " and last_row > :row and first_row <= :upTo order by first_row limit :most")
        .bind("row", row)
        .bind("upTo", upTo)
        .bind("most", most)
        .map(STORED)
        .list();
  }

  void append(Handle handle, byte[] data, int events) {
    if (events == 0) {
      return;
    }
    long firstRow = state(handle).nextRow();
    insert(handle, new Stored(firstRow, firstRow + events - 1, events, data));
    handle.execute("update store_state set next_row = ? where id = 1", firstRow + events);
    addKeys(handle, EventBlock.of(data).keys());
    mergeTail(handle, events);
  }

  private static void insert(Handle handle, Stored stored) {
    handle.execute(
        "insert into event_block (first_row, last_row, events, data) values (?, ?, ?, ?)",
        stored.firstRow,
        stored.lastRow,
        stored.events,
        stored.data);
  }

  private void addKeys(Handle handle, Collection<String> keys) {
    Set<String> knownKeys =
        new HashSet<>(handle.createQuery("select name from event_key").mapTo(String.class).list());
    PreparedBatch batch = handle.prepareBatch("insert into event_key (name) values (?)");
    for (String key : keys) {
      if (!knownKeys.contains(key)) {
        batch.add(key);
      }
    }
    if (batch.size() > 0) {
      batch.execute();
    }
  }

  void keysAnew(Handle handle, Collection<String> keys) {
    handle.execute("delete from event_key");
    addKeys(handle, keys);
  }

  void nextEpoch(Handle handle) {
    handle.execute("update store_state set epoch = epoch + 1 where id = 1");
  }

  /// Puts what is left of a block in its place; an empty one goes.
  void replace(Handle handle, Stored old, EventBatch left) {
    handle.execute("delete from event_block where first_row = ?", old.firstRow);
    if (left.size() > 0) {
      insert(
          handle,
          new Stored(
              old.firstRow, old.firstRow + left.size() - 1, left.size(), BlockWriter.write(left)));
    }
  }

  /// Small blocks at the end become one when they are about as large as those behind them, so that
  /// events that come one by one are each written again only a few times.
  private static void mergeTail(Handle handle, int appended) {
    if (appended > EventBatch.CAPACITY / 2) {
      return;
    }
    Map<Long, Integer> tail = new LinkedHashMap<>();
    handle
        .createQuery("select first_row, events from event_block order by first_row desc limit 16")
        .map((result, context) -> Map.entry(result.getLong(1), result.getInt(2)))
        .forEach(block -> tail.put(block.getKey(), block.getValue()));
    List<Long> merged = new ArrayList<>();
    int sum = 0;
    long expected = -1;
    for (Map.Entry<Long, Integer> block : tail.entrySet()) {
      int events = block.getValue();
      boolean follows = expected < 0 || block.getKey() + events == expected;
      boolean small = merged.isEmpty() || events <= 2 * sum;
      if (!follows || !small || sum + events > EventBatch.CAPACITY) {
        break;
      }
      merged.add(block.getKey());
      sum += events;
      expected = block.getKey();
    }
    if (merged.size() > 1) {
      merge(handle, merged.getLast(), sum);
    }
  }

  private static void merge(Handle handle, long firstRow, int events) {
    List<Stored> parts =
        handle
            .createQuery(
                "select first_row, last_row, events, data from event_block where first_row >= ? order by first_row")
            .bind(0, firstRow)
            .map(STORED)
            .list();
    EventBatch whole = new EventBatch();
    EventDraft draft = new EventDraft();
    for (Stored part : parts) {
      EventBlock block = EventBlock.of(part.data);
      long[] times = block.times();
      Map<String, EventBlock.Values> columns = block.columns();
      for (int row = 0; row < block.events(); row++) {
        if (whole.isFull()) {
          return; // long texts: they stay as they are
        }
        block.copy(row, times, columns, draft);
        whole.add(draft);
      }
    }
    handle.execute("delete from event_block where first_row >= ?", firstRow);
    insert(handle, new Stored(firstRow, firstRow + events - 1, events, BlockWriter.write(whole)));
  }
}
