package io.klantreis.journey.index;

import io.klantreis.journey.spi.EventSource;
import io.klantreis.journey.spi.EventSource.Watermark;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Sorts new rows into the blocks of an old index: blocks without new rows stay as they are, the
/// others are made anew, in two where they grew too large. A first build is the same with no old
/// blocks.
final class Merge {
  private final List<Block> oldBlocks;
  private final Columns oldColumns;
  private final Addition addition;
  private final int limit;
  private final int customers;
  private final int[] starts;
  private final int[] rows;
  private final List<Block> blocks = new ArrayList<>();
  private final Map<String, List<IntColumn>> texts = new LinkedHashMap<>();
  private final Map<String, List<NumberColumn.Part>> numbers = new LinkedHashMap<>();

  Merge(List<Block> oldBlocks, Columns oldColumns, Addition addition, int limit) {
    this.oldBlocks = oldBlocks;
    this.oldColumns = oldColumns;
    this.addition = addition;
    this.limit = limit;
    this.customers = addition.customerCount();
    this.starts = new int[customers + 2];
    this.rows = new int[addition.rows()];
    addition.texts().forEach(key -> texts.put(key, new ArrayList<>()));
    addition.numbers().forEach(key -> numbers.put(key, new ArrayList<>()));
    groupByCustomer();
  }

  /// Afterwards `rows[starts[c] .. starts[c + 1]]` are the new rows of customer c, in row order.
  private void groupByCustomer() {
    for (int row = 0; row < rows.length; row++) {
      starts[addition.customer(row) + 2]++;
    }
    for (int customer = 2; customer < starts.length; customer++) {
      starts[customer] += starts[customer - 1];
    }
    for (int row = 0; row < rows.length; row++) {
      rows[starts[addition.customer(row) + 1]++] = row;
    }
  }

  JourneyIndex run(EventSource source, Watermark watermark) {
    int oldCustomers = 0;
    for (int b = 0; b < oldBlocks.size(); b++) {
      Block old = oldBlocks.get(b);
      oldCustomers = old.firstCustomer() + old.customers();
      boolean lastAndSmall = b == oldBlocks.size() - 1 && old.events() < limit / 2;
      int end = lastAndSmall ? customers : oldCustomers;
      if (starts[end] == starts[old.firstCustomer()]) {
        keep(b);
      } else {
        remake(b, old.firstCustomer(), end);
      }
      oldCustomers = end;
    }
    remake(-1, oldCustomers, customers);
    Columns columns = new Columns();
    for (String key : addition.texts()) {
      columns.put(new TextColumn(key, addition.columns().dictionary(key), parts(texts, key)));
    }
    for (String key : addition.numbers()) {
      columns.put(new NumberColumn(key, parts(numbers, key)));
    }
    return new JourneyIndex(
        source,
        watermark,
        addition.buildCodes(),
        addition.buildCustomers(),
        blocks,
        columns,
        limit);
  }

  private void keep(int b) {
    blocks.add(oldBlocks.get(b));
    addition.texts().forEach(key -> parts(texts, key).add(oldColumns.text(key).block(b)));
    addition.numbers().forEach(key -> parts(numbers, key).add(oldColumns.number(key).block(b)));
  }

  /// Makes the blocks of the customers from `from` to before `to`.
  private void remake(int b, int from, int to) {
    @Nullable Block old = b < 0 ? null : oldBlocks.get(b);
    int first = from;
    long events = 0;
    for (int customer = from; customer < to; customer++) {
      int more = countOld(old, customer) + starts[customer + 1] - starts[customer];
      if (events + more > limit && customer > first) {
        make(b, old, first, customer);
        first = customer;
        events = 0;
      }
      events += more;
    }
    if (first < to) {
      make(b, old, first, to);
    }
  }

  private void make(int b, @Nullable Block old, int first, int end) {
    Assembly assembly = new Assembly(old, first, end);
    for (int customer = first; customer < end; customer++) {
      assembly.customer(customer, addition, rows, starts[customer], starts[customer + 1]);
    }
    blocks.add(assembly.block(addition));
    int[] from = assembly.from();
    for (String key : addition.texts()) {
      parts(texts, key)
          .add(addition.columns().text(key, p -> oldColumns.text(key).block(b).at(p), from));
    }
    for (String key : addition.numbers()) {
      parts(numbers, key)
          .add(addition.columns().number(key, p -> oldColumns.number(key).block(b).at(p), from));
    }
  }

  private static int countOld(@Nullable Block old, int customer) {
    int local = old == null ? -1 : customer - old.firstCustomer();
    return old == null || local >= old.customers()
        ? 0
        : old.starts()[local + 1] - old.starts()[local];
  }

  private static <P> List<P> parts(Map<String, List<P>> map, String key) {
    return Objects.requireNonNull(map.get(key), key);
  }
}
