package io.klantreis.journey.stage;

/// Collects each customer's way to a later stage, once a stage, as {@link StageDurationPartial}
/// does for {@code toConvert}, but looks only at the events that begin a stay. Confined to one
/// thread.
final class ConversionWalk implements StayWalk {
  private final EntryCursor at;
  private final StayTally tally;
  private final long asOf;
  private final long[] waiting;
  private final int[] groupOf;
  private long units;

  // Of the customer that is walked: a bit a stage.
  private long counted;
  private long waits;

  ConversionWalk(EntryCursor at, StayTally tally, long asOf, int stages) {
    this.at = at;
    this.tally = tally;
    this.asOf = asOf;
    this.waiting = new long[stages];
    this.groupOf = new int[stages];
  }

  @Override
  public void part(int part) {
    if (!at.moveTo(part)) {
      return;
    }
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
        entry(position, customer);
      }
    }
    end(customer);
  }

  private void entry(int position, int customer) {
    long time = at.times().at(position);
    if (time > asOf) {
      return;
    }
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

  private void end(int customer) {
    if (customer < 0) {
      return;
    }
    for (long rest = waits; rest != 0; rest &= rest - 1) {
      int still = Long.numberOfTrailingZeros(rest);
      tally.add(still, groupOf[still], waiting[still], asOf, Way.OPEN);
    }
    waits = 0;
    units += tally.end() ? 1 : 0;
  }

  @Override
  public long units() {
    return units;
  }

  @Override
  public long eventsRead() {
    return at.eventsRead();
  }
}
