package io.klantreis.journey.stage;

import io.klantreis.journey.index.Block;
import io.klantreis.journey.index.IntColumn;
import io.klantreis.journey.index.Times;
import io.klantreis.journey.query.StageDurationQuery;
import io.klantreis.journey.query.Terms;
import io.klantreis.journey.run.Population;
import io.klantreis.journey.run.StageEntries;
import io.klantreis.journey.run.UnitEvents;
import org.jspecify.annotations.Nullable;

/// Collects stays as {@link StageDurationPartial} does, of whole customers whose events' codes tell
/// their stages: it looks only at the events that begin a stay and at those after a silence.
/// Confined to one thread.
final class StayWalk {
  private static final long NEVER = Long.MAX_VALUE;
  private static final long[] NO_SILENCE = {};

  private final Population population;
  private final StayTally tally;
  private final @Nullable OldestStays open;
  private final StayGroups.Cursor groups;
  private final int[] stageOfCode;
  private final String key;
  private final long from;
  private final long end;
  private final long asOf;
  private final long idle;
  private final boolean looksAtEntries;
  private long units;
  private long eventsRead;

  // Of the block and the customer that are walked.
  private int part;
  private Block block;
  private UnitEvents events;
  private IntColumn codes;
  private Times times = Times.NONE;
  private int[] starts = {};
  private long[] entries = {};
  private long[] silences = NO_SILENCE;
  private int stage;
  private long start;
  private int group;
  private boolean ended;
  private final long[] waiting;
  private final int[] groupOf;
  private long counted;
  private long waits;

  StayWalk(
      StageDurationQuery query,
      Population population,
      StayGroups.Cursor groups,
      StayTally tally,
      @Nullable OldestStays open) {
    this.population = population;
    this.tally = tally;
    this.open = open;
    this.groups = groups;
    Terms terms = query.terms();
    this.from = terms.fromMillis();
    this.end = terms.toMillis();
    this.asOf = population.lastMillis();
    Long idleMillis = query.idleMillis();
    boolean converts = query.measure() == StageDurationQuery.Measure.TO_CONVERT;
    this.idle = idleMillis == null || converts ? NEVER : idleMillis;
    this.looksAtEntries = query.split() != null || population.testsEntries();
    this.stageOfCode = CodeStages.of(population);
    this.key = StageEntries.key(stageOfCode);
    int stages = population.stages().model().stages().size();
    this.waiting = new long[stages];
    this.groupOf = new int[stages];
    this.block = population.index().block(0);
    this.events = population.block(0);
    this.codes = block.codes();
  }

  /// Whether a population's stays can be found so.
  static boolean suits(Population population) {
    return population.index().blocks() > 0 && population.isPlain() && CodeStages.tell(population);
  }

  /// Units with a stay that counts.
  long units() {
    return units;
  }

  long eventsRead() {
    return eventsRead;
  }

  private boolean moveTo(int to) {
    part = to;
    block = population.index().block(part);
    if (block.events() == 0 || block.firstMillis() >= end || block.lastMillis() < from) {
      return false;
    }
    events = looksAtEntries ? population.block(part) : events;
    codes = block.codes();
    times = block.times();
    starts = block.starts();
    entries = StageEntries.of(block, stageOfCode, key).entries();
    eventsRead += block.events();
    return true;
  }

  /// All stays of a part's customers.
  void sojourns(int to) {
    if (!moveTo(to)) {
      return;
    }
    if (idle == NEVER) {
      visits();
      return;
    }
    silences = silences();
    int customer = -1;
    int customersEnd = 0;
    for (int word = 0; word < entries.length; word++) {
      for (long rest = entries[word] | silences[word]; rest != 0; rest &= rest - 1) {
        int position = word << 6 | Long.numberOfTrailingZeros(rest);
        if (position >= customersEnd) {
          endSojourns(customer);
          customer = customerOf(position, customer);
          customersEnd = starts[customer + 1];
          tally.begin();
          stage = -1;
          ended = false;
        }
        if (!ended) {
          sojourn(position, customer, customersEnd);
        }
      }
    }
    endSojourns(customer);
  }

  /// The same where no stay ends by itself.
  private void visits() {
    int customer = -1;
    int customersEnd = 0;
    int stayStage = -1;
    long stayStart = 0;
    int stayGroup = StayGroups.NOT_COUNTED;
    for (int word = 0; word < entries.length; word++) {
      for (long rest = entries[word]; rest != 0; rest &= rest - 1) {
        int position = word << 6 | Long.numberOfTrailingZeros(rest);
        long time = times.at(position);
        boolean isNext = position >= customersEnd;
        if (isNext) {
          endVisits(customer, stayStage, stayStart, stayGroup);
          customer = customerOf(position, customer);
          customersEnd = starts[customer + 1];
          tally.begin();
          stayStage = -1;
        }
        if (time > asOf) {
          continue;
        }
        int here = stageOfCode[codes.at(position)];
        if (!isNext) {
          tally.move(stayStage, here, stayGroup, stayStart, time);
        }
        stayStage = here;
        stayStart = time;
        stayGroup = groupOfEntry(position, time, customer);
      }
    }
    endVisits(customer, stayStage, stayStart, stayGroup);
  }

  private void endVisits(int customer, int lastStage, long lastStart, int lastGroup) {
    stage = lastStage;
    start = lastStart;
    group = lastGroup;
    endSojourns(customer);
  }

  private int customerOf(int position, int before) {
    int customer = Math.max(before, 0);
    while (starts[customer + 1] <= position) {
      customer++;
    }
    return customer;
  }

  private void sojourn(int position, int customer, int customersEnd) {
    long time = times.at(position);
    if (time > asOf) {
      ended = true;
      return;
    }
    if (stage >= 0 && isSilence(position)) {
      tally.add(stage, group, start, times.at(position - 1) + idle, Way.LOST);
      stage = -1;
    }
    int at = position;
    int here = stageOfCode[codes.at(at)];
    // who was lost may come back with events of no stage, and only then enter the same one again
    while (here < 0 && stage < 0 && at + 1 < customersEnd && !isMarked(at + 1)) {
      here = stageOfCode[codes.at(++at)];
    }
    if (here < 0 || here == stage || times.at(at) > asOf) {
      return;
    }
    if (stage >= 0) {
      tally.move(stage, here, group, start, times.at(at));
    }
    stage = here;
    start = times.at(at);
    group = groupOfEntry(at, start, customer);
  }

  private boolean isMarked(int position) {
    return (entries[position >>> 6] >>> position & 1) != 0 || isSilence(position);
  }

  private boolean isSilence(int position) {
    return silences.length > 0 && (silences[position >>> 6] >>> position & 1) != 0;
  }

  /// A bit for each event that comes longer after its customer's one before than the idle time.
  private long[] silences() {
    long[] words = new long[entries.length];
    long[] firsts = block.firsts();
    for (int position = 1; position < times.size(); position++) {
      if (times.at(position) - times.at(position - 1) > idle
          && (firsts[position >>> 6] >>> position & 1) == 0) {
        words[position >>> 6] |= 1L << position;
      }
    }
    return words;
  }

  private void endSojourns(int customer) {
    if (customer < 0) {
      return;
    }
    if (stage >= 0) {
      boolean lost = false;
      if (idle != NEVER) {
        long last = times.at(lastPosition(customer));
        lost = asOf - last > idle;
        if (lost) {
          tally.add(stage, group, start, last + idle, Way.LOST);
        }
      }
      if (!lost) {
        tally.add(stage, group, start, asOf, Way.OPEN);
        if (open != null && group >= 0 && open.wants(stage, start)) {
          open.add(stage, start, part, lastPosition(customer));
        }
      }
    }
    units += tally.end() ? 1 : 0;
  }

  /// The customer's last event that exists.
  private int lastPosition(int customer) {
    int position = starts[customer + 1] - 1;
    while (times.at(position) > asOf) {
      position--;
    }
    return position;
  }

  private int groupOfEntry(int position, long time, int customer) {
    if (time < from || time >= end) {
      return StayGroups.NOT_COUNTED;
    }
    if (!looksAtEntries) {
      return 0;
    }
    events.moveTo(block.firstCustomer() + customer);
    return events.mayEnter(position) ? groups.group(events, position) : StayGroups.NOT_COUNTED;
  }

  /// Each customer's way to a later stage, once a stage.
  void conversions(int to) {
    if (!moveTo(to)) {
      return;
    }
    int customer = -1;
    int customersEnd = 0;
    for (int word = 0; word < entries.length; word++) {
      for (long rest = entries[word]; rest != 0; rest &= rest - 1) {
        int position = word << 6 | Long.numberOfTrailingZeros(rest);
        if (position >= customersEnd) {
          endConversions(customer);
          customer = customerOf(position, customer);
          customersEnd = starts[customer + 1];
          tally.begin();
          counted = 0;
          waits = 0;
        }
        conversion(position, customer);
      }
    }
    endConversions(customer);
  }

  private void conversion(int position, int customer) {
    long time = times.at(position);
    if (time > asOf) {
      return;
    }
    int here = stageOfCode[codes.at(position)];
    long bit = 1L << here;
    for (long rest = waits & bit - 1; rest != 0; rest &= rest - 1) {
      int earlier = Long.numberOfTrailingZeros(rest);
      tally.move(earlier, here, groupOf[earlier], waiting[earlier], time);
    }
    waits &= -bit;
    if ((counted & bit) == 0) {
      int entered = groupOfEntry(position, time, customer);
      if (entered >= 0) {
        counted |= bit;
        waits |= bit;
        waiting[here] = time;
        groupOf[here] = entered;
      }
    }
  }

  private void endConversions(int customer) {
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
}
