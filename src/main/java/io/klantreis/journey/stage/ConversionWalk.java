package io.klantreis.journey.stage;

/// Collects each customer's way to a later stage, once a stage, as {@link StageDurationPartial}
/// does for {@code toConvert}, but looks only at the events that begin a stay. Confined to one
/// thread.
final class ConversionWalk extends StayWalk {
  private final long asOf;
  private final long[] waiting;
  private final int[] groupOf;

  // Of the customer that is walked: a bit a stage.
  private long counted;
  private long waits;

  ConversionWalk(EntryCursor at, StayTally tally, long asOf, int stages) {
    super(at, tally);
    this.asOf = asOf;
    this.waiting = new long[stages];
    this.groupOf = new int[stages];
  }

  @Override
  void block() {
    long[] entries = at.entries();
    int customer = -1;
    int customersEnd = 0;
    for (int word = 0; word < entries.length; word++) {
      for (long rest = entries[word]; rest != 0; rest &= rest - 1) {
        int position = word << 6 | Long.numberOfTrailingZeros(rest);
        if (position >= customersEnd) {
          end(customer);
          customer = at.customerOf(position, customer);
          customersEnd = at.starts()[customer + 1];
          tally.begin();
          counted = 0;
        }
        long time = at.times().at(position);
        if (time <= asOf) {
          enter(position, time, customer);
        }
      }
    }
    end(customer);
  }

  private void enter(int position, long time, int customer) {
    int here = at.stage(position);
    long bit = 1L << here;
    for (long rest = waits & bit - 1; rest != 0; rest &= rest - 1) {
      int earlier = Long.numberOfTrailingZeros(rest);
      tally.move(earlier, here, groupOf[earlier], waiting[earlier], time);
    }
    waits &= -bit;
    if ((counted & bit) == 0) {
      int entered = at.group(position, time, customer);
      if (entered >= 0) {
        counted |= bit;
        waits |= bit;
        waiting[here] = time;
        groupOf[here] = entered;
      }
    }
  }

  @Override
  void finish(int customer) {
    for (long rest = waits; rest != 0; rest &= rest - 1) {
      int still = Long.numberOfTrailingZeros(rest);
      tally.goOn(still, groupOf[still], waiting[still], asOf);
    }
    waits = 0;
  }
}
