package io.klantreis.journey.stage;

import org.jspecify.annotations.Nullable;

/// A walk over a block's stays from one event that begins a stay to the next, which puts them into
/// a {@link StayTally} as {@link StageDurationPartial} does event by event. Confined to one thread.
abstract sealed class StayWalk permits SojournWalk, ConversionWalk {
  final EntryCursor at;
  final StayTally tally;
  private long units;

  StayWalk(EntryCursor at, StayTally tally) {
    this.at = at;
    this.tally = tally;
  }

  final void part(int part) {
    if (at.moveTo(part)) {
      block();
    }
  }

  /// Walks the block that the cursor has moved to.
  abstract void block();

  /// Visits the events of some bits one after another, and says where customers begin and end.
  ///
  /// @param others bits beside those of the events that begin a stay; null for none
  final void customers(long @Nullable [] others) {
    long[] entries = at.entries();
    int customer = -1;
    int customersEnd = 0;
    for (int word = 0; word < entries.length; word++) {
      long all = others == null ? entries[word] : entries[word] | others[word];
      for (long rest = all; rest != 0; rest &= rest - 1) {
        int position = word << 6 | Long.numberOfTrailingZeros(rest);
        if (position >= customersEnd) {
          end(customer);
          customer = at.customerOf(position, customer);
          customersEnd = at.starts()[customer + 1];
          tally.begin();
          begin();
        }
        event(position, customer, customersEnd);
      }
    }
    end(customer);
  }

  /// A customer begins.
  abstract void begin();

  /// @param customersEnd behind the customer's last event
  abstract void event(int position, int customer, int customersEnd);

  /// Adds what the customer has not finished.
  abstract void finish(int customer);

  /// Ends a customer; a negative one was never begun.
  final void end(int customer) {
    if (customer >= 0) {
      finish(customer);
      units += tally.end() ? 1 : 0;
    }
  }

  /// Units with a stay that counts.
  final long units() {
    return units;
  }

  final long eventsRead() {
    return at.eventsRead();
  }
}
