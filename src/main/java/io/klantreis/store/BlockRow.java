package io.klantreis.store;

import io.klantreis.journey.spi.EventSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The row under a reader's eye, in the columns asked for of the block that is open.
final class BlockRow implements EventSource.Row {
  private final List<String> keys;
  private final int timeKey;
  private final EventBlock.@Nullable Values[] columns;
  private final Map<String, String> texts = new HashMap<>();
  private EventBlock.@Nullable Values customers;
  private long[] times = {};
  private long firstRow;
  private int at;

  BlockRow(List<String> keys) {
    this.keys = List.copyOf(keys);
    this.timeKey = keys.indexOf(EventField.TIMESTAMP.id());
    this.columns = new EventBlock.@Nullable Values[keys.size()];
  }

  void open(BlockTable.Stored stored) {
    EventBlock block = EventBlock.of(stored.data());
    times = block.times();
    firstRow = stored.firstRow();
    customers = block.column(EventField.CUSTOMER.id());
    if (customers == null) {
      throw new StoreException("a block of events has no customers");
    }
    for (int k = 0; k < columns.length; k++) {
      EventBlock.Values values = k == timeKey ? null : block.column(keys.get(k));
      if (values != null) {
        values.share(texts);
      }
      columns[k] = values;
    }
  }

  int events() {
    return times.length;
  }

  void moveTo(int row) {
    at = row;
  }

  @Override
  public long number() {
    return firstRow + at;
  }

  @Override
  public String customer() {
    EventBlock.Values known = customers;
    String customer = known == null ? null : known.text(at);
    if (customer == null) {
      throw new StoreException("an event has no customer");
    }
    return customer;
  }

  @Override
  public long timeMillis() {
    return times[at];
  }

  @Override
  public @Nullable String text(int k) {
    if (k == timeKey) {
      return Long.toString(times[at]);
    }
    EventBlock.Values values = columns[k];
    return values == null ? null : values.text(at);
  }

  @Override
  public double number(int k) {
    if (k == timeKey) {
      return times[at];
    }
    EventBlock.Values values = columns[k];
    return values == null ? Double.NaN : values.number(at);
  }
}
