package io.klantreis.journey.index;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One block in the making: customer after customer, old events and new rows in one time order.
final class Assembly {
  private final @Nullable Block old;
  private final int firstCustomer;
  private final int[] starts;
  private int[] from = new int[1024];
  private long[] times = new long[1024];
  private int size;

  Assembly(@Nullable Block old, int firstCustomer, int endCustomer) {
    this.old = old;
    this.firstCustomer = firstCustomer;
    this.starts = new int[endCustomer - firstCustomer + 1];
  }

  /// Adds a customer: their old events, if any, and the rows at `rows[first .. end]`.
  void customer(int customer, Addition addition, int[] rows, int first, int end) {
    int begin = size;
    int local = old == null ? -1 : customer - old.firstCustomer();
    if (old != null && local < old.customers()) {
      for (int p = old.starts()[local]; p < old.starts()[local + 1]; p++) {
        append(p, old.times().at(p));
      }
    }
    boolean sorted = true;
    for (int i = first; i < end; i++) {
      long time = addition.time(rows[i]);
      sorted &= size == begin || times[size - 1] <= time;
      append(~rows[i], time);
    }
    if (!sorted) {
      TimeOrder.sort(times, from, begin, size);
    }
    starts[customer - firstCustomer + 1] = size;
  }

  private void append(int origin, long time) {
    if (size == from.length) {
      from = Arrays.copyOf(from, size * 2);
      times = Arrays.copyOf(times, size * 2);
    }
    from[size] = origin;
    times[size++] = time;
  }

  /// Where each position's event comes from: an old position, or the complement of a new row.
  int[] from() {
    return Arrays.copyOf(from, size);
  }

  Block block(Addition addition) {
    int[] codes = new int[size];
    int[] rows = new int[size];
    for (int i = 0; i < size; i++) {
      if (from[i] >= 0 && old != null) {
        codes[i] = old.codes().at(from[i]);
        rows[i] = old.row(from[i]);
      } else {
        codes[i] = addition.code(~from[i]);
        rows[i] = addition.rowsBefore() + ~from[i];
      }
    }
    return new Block(
        firstCustomer, starts, Arrays.copyOf(times, size), IntColumn.of(codes, size), rows);
  }
}
