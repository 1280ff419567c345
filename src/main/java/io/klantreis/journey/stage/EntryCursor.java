package io.klantreis.journey.stage;

import io.klantreis.journey.index.Block;
import io.klantreis.journey.index.IntColumn;
import io.klantreis.journey.index.Times;
import io.klantreis.journey.query.Terms;
import io.klantreis.journey.run.Population;
import io.klantreis.journey.run.StageEntries;
import io.klantreis.journey.run.UnitEvents;
import org.jspecify.annotations.Nullable;

/// The block that is walked, with the events that begin a stay in it and the group of each. Whole
/// customers whose events' codes tell their stages. Confined to one thread.
final class EntryCursor {
  private final Population population;
  private final StayGroups.Cursor groups;
  private final StayGroups.@Nullable ByPlace byPlace;
  private final int[] stageOfCode;
  private final String key;
  private final long from;
  private final long end;
  private final boolean looksAtUnits;

  private int part;
  private Block block;
  private UnitEvents events;
  private IntColumn codes;
  private Times times = Times.NONE;
  private int[] starts = {};
  private long[] entries = {};
  private long eventsRead;

  EntryCursor(Population population, StayGroups groups) {
    this.population = population;
    this.groups = groups.cursor();
    this.byPlace = population.testsEntries() ? null : groups.byPlace();
    this.looksAtUnits = population.testsEntries() || groups.areTold() && byPlace == null;
    Terms terms = population.terms();
    this.from = terms.fromMillis();
    this.end = terms.toMillis();
    this.stageOfCode = CodeStages.of(population);
    this.key = StageEntries.key(stageOfCode);
    this.block = population.index().block(0);
    this.events = population.block(0);
    this.codes = block.codes();
  }

  /// Whether a population's stays can be found so.
  static boolean suits(Population population) {
    return population.index().blocks() > 0 && population.isPlain() && CodeStages.tell(population);
  }

  /// @return false where the block has no event in the range
  boolean moveTo(int to) {
    part = to;
    block = population.index().block(part);
    if (block.events() == 0 || block.firstMillis() >= end || block.lastMillis() < from) {
      return false;
    }
    events = looksAtUnits ? population.block(part) : events;
    if (byPlace != null) {
      byPlace.moveTo(part);
    }
    codes = block.codes();
    times = block.times();
    starts = block.starts();
    entries = StageEntries.of(block, stageOfCode, key).entries();
    eventsRead += block.events();
    return true;
  }

  int part() {
    return part;
  }

  Block block() {
    return block;
  }

  Times times() {
    return times;
  }

  /// Where each customer's events begin.
  int[] starts() {
    return starts;
  }

  /// A bit for each event that begins a stay.
  long[] entries() {
    return entries;
  }

  /// Negative for none.
  int stage(int position) {
    return stageOfCode[codes.at(position)];
  }

  /// Whose event it is, looked for from the customer before on.
  int customerOf(int position, int before) {
    return customerOf(starts, position, before);
  }

  /// The same in any block.
  ///
  /// @param starts where each customer's events begin
  /// @param before a customer with no later event, or a negative number
  static int customerOf(int[] starts, int position, int before) {
    int customer = Math.max(before, 0);
    while (starts[customer + 1] <= position) {
      customer++;
    }
    return customer;
  }

  /// The customer's last event that exists.
  int lastPosition(int customer, long asOf) {
    int position = starts[customer + 1] - 1;
    while (times.at(position) > asOf) {
      position--;
    }
    return position;
  }

  /// The group of a stay that begins there, or {@link StayGroups#NOT_COUNTED}.
  int group(int position, long time, int customer) {
    if (time < from || time >= end) {
      return StayGroups.NOT_COUNTED;
    }
    if (byPlace != null) {
      return byPlace.group(position, time);
    }
    if (!looksAtUnits) {
      return 0;
    }
    events.moveTo(block.firstCustomer() + customer);
    return events.mayEnter(position) ? groups.group(events, position) : StayGroups.NOT_COUNTED;
  }

  long eventsRead() {
    return eventsRead;
  }
}
