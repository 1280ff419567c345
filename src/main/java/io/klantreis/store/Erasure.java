package io.klantreis.store;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Takes one customer out of blocks: their events, and their name where others were referred by
/// them. Not thread-safe.
final class Erasure {
  private final String customer;
  private final Set<String> keysLeft = new LinkedHashSet<>();
  private long erased;
  private boolean found;

  Erasure(String customer) {
    this.customer = customer;
  }

  /// What is left of a block, or empty where nothing of the customer is in it.
  Optional<EventBatch> rewrite(BlockTable.Stored stored) {
    EventBlock block = EventBlock.of(stored.data());
    EventBlock.Values customers = block.column(EventField.CUSTOMER.id());
    EventBlock.Values friends = block.column(EventField.REFERRED_BY.id());
    boolean here =
        (customers != null && customers.find(customer) >= 0)
            || (friends != null && friends.find(customer) >= 0);
    if (!here) {
      keysLeft.addAll(block.keys());
      return Optional.empty();
    }
    found = true;
    EventBatch left = new EventBatch();
    EventDraft draft = new EventDraft();
    long[] times = block.times();
    Map<String, EventBlock.Values> columns = block.columns();
    for (int row = 0; row < block.events(); row++) {
      block.copy(row, times, columns, draft);
      if (customer.equals(draft.text(EventField.CUSTOMER))) {
        erased++;
        continue;
      }
      if (customer.equals(draft.text(EventField.REFERRED_BY))) {
        draft.remove(EventField.REFERRED_BY);
      }
      left.add(draft);
    }
    keysLeft.add(EventField.TIMESTAMP.id());
    keysLeft.addAll(left.columns().keySet());
    return Optional.of(left);
  }

  boolean foundAny() {
    return found;
  }

  long erased() {
    return erased;
  }

  Set<String> keysLeft() {
    return keysLeft;
  }
}
