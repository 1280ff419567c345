package io.klantreis.journey.run;

import io.klantreis.journey.index.Block;
import io.klantreis.journey.index.IntColumn;
import io.klantreis.journey.index.Times;
import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.FunnelQuery.Attribution;
import io.klantreis.journey.query.FunnelQuery.Breakdown;
import io.klantreis.journey.query.FunnelQuery.Runs;
import io.klantreis.journey.stats.Samples;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What runs add up to, in plain arrays: by group and the last step made, and the times between
/// steps. One a thread.
public final class BitmapTally {
  private static final int MOST_CELLS = 1 << 14;

  private final Population population;
  private final int steps;
  private final int groups;
  private final @Nullable EventValues values;
  private final @Nullable Breakdown breakdown;
  private final long[] counted;
  private final long[] immature;
  private final long[] rated;
  private final @Nullable Samples[] samples;
  private final int[] begins;
  private final int[] next;
  private long[] room = {};
  private Times times = Times.NONE;
  private @Nullable IntColumn column;
  private int @Nullable [] valueOfCode;
  private boolean ungrouped;
  private boolean someImmature;
  private long seen;
  private final long maturedUntil;
  private long sampled;

  BitmapTally(Program program, Population population, @Nullable EventValues values) {
    this.population = population;
    this.steps = program.steps();
    this.values = values;
    this.breakdown = program.query().breakdown();
    this.maturedUntil = program.maturedUntil();
    this.groups = values == null ? 1 : values.size() + 2;
    this.ungrouped = values == null;
    this.counted = new long[groups * steps];
    this.immature = new long[groups * steps];
    this.rated = new long[groups * steps];
    this.samples = new @Nullable Samples[groups * steps];
    this.begins = new int[groups + 1];
    this.next = new int[groups + 1];
  }

  static boolean suits(Program program, @Nullable EventValues values, Population population) {
    FunnelQuery query = program.query();
    Breakdown breakdown = query.breakdown();
    if (query.runs() == Runs.PROJECTED) {
      return false;
    }
    if (values == null || breakdown == null) {
      return values == null && breakdown == null;
    }
    boolean oneGroupARun =
        breakdown.attribution() != Attribution.ALL
            && !(breakdown.attribution() == Attribution.STEP && query.rules().everyValueOfStep());
    boolean plain = values instanceof EventValues.OfColumn || values instanceof EventValues.OfCodes;
    return oneGroupARun && plain && (values.size() + 2L) * program.steps() <= MOST_CELLS;
  }

  /// Moves to a block.
  ///
  /// @param mayBeImmature whether some entry's window may still run
  void open(int part, boolean mayBeImmature) {
    Block block = population.index().block(part);
    times = block.times();
    someImmature = mayBeImmature;
    if (values instanceof EventValues.OfColumn(var kept)) {
      column = kept.block(part);
      valueOfCode = null;
    } else if (values instanceof EventValues.OfCodes codes) {
      column = block.codes();
      valueOfCode = codes.values();
    }
  }

  void seen(long events) {
    seen += events;
  }

  /// Whether a run's group is that of its entry, where that has one.
  boolean groupsByEntry() {
    return breakdown == null || breakdown.attribution() == Attribution.FIRST;
  }

  boolean isGrouped() {
    return !ungrouped;
  }

  /// The group of all runs that begin with an event, or -1 where other events decide.
  int groupOfEntry(int entry) {
    int value = value(entry);
    return value == 0 ? -1 : value;
  }

  /// Counts the runs of a round that are not left.
  void add(Round round) {
    reserve(round.size);
    if (ungrouped && !someImmature) {
      addAlike(round);
    } else {
      addCells(round);
    }
    for (int k = 1; k < steps; k++) {
      if (ungrouped) {
        int size = waits(round, k);
        sampled += size;
        samplesOf(k - 1).add(room, 0, size);
      } else {
        sampleGroups(round, k);
      }
    }
  }

  private void addAlike(Round round) {
    int[] reached = new int[steps];
    for (int i = 0; i < round.size; i++) {
      reached[round.reached(i)] += 1 - round.isLeft[i];
    }
    for (int k = 0; k < steps; k++) {
      counted[k] += reached[k];
      rated[k] += reached[k];
    }
  }

  private void addCells(Round round) {
    for (int i = 0; i < round.size; i++) {
      int cell = round.groups[i] * steps + round.reached(i);
      int one = 1 - round.isLeft[i];
      int isMatured = round.begun[i] <= maturedUntil ? one : 0;
      counted[cell] += one;
      rated[cell] += isMatured;
      immature[cell] += one - isMatured;
    }
  }

  private void reserve(int customers) {
    if (room.length <= customers) {
      room = new long[customers + 1];
    }
  }

  /// Collects the waits for a step of those who are not left, and says how many.
  private int waits(Round round, int k) {
    Standing made = round.made(k);
    int size = 0;
    for (int i = 0; i < made.size; i++) {
      room[size] = made.waits[i];
      size += 1 - round.isLeft[made.of[i]];
    }
    return size;
  }

  /// Samples the waits for a step, each group's together.
  private void sampleGroups(Round round, int k) {
    Standing made = round.made(k);
    Arrays.fill(next, 0);
    for (int i = 0; i < made.size; i++) {
      next[round.groups[made.of[i]] + 1] += 1 - round.isLeft[made.of[i]];
    }
    for (int group = 0; group < groups; group++) {
      next[group + 1] += next[group];
    }
    System.arraycopy(next, 0, begins, 0, begins.length);
    for (int i = 0; i < made.size; i++) {
      int group = round.groups[made.of[i]];
      int one = 1 - round.isLeft[made.of[i]];
      room[one == 0 ? made.size : next[group]] = made.waits[i];
      next[group] += one;
    }
    for (int group = 0; group < groups; group++) {
      int size = begins[group + 1] - begins[group];
      if (size > 0) {
        sampled += size;
        samplesOf(group * steps + k - 1).add(room, begins[group], size);
      }
    }
  }

  /// Counts a run.
  ///
  /// @param run the positions of the events that made the steps
  void add(int[] run, int furthest, boolean isCounted, boolean isMatured) {
    int first = ungrouped ? 0 : groupOf(run, furthest) * steps;
    int cell = first + furthest;
    if (isMatured) {
      rated[cell]++;
    }
    if (!isCounted) {
      return;
    }
    counted[cell]++;
    sampled += furthest;
    if (someImmature && !isMatured) {
      immature[cell]++;
    }
    long before = times.at(run[0]);
    for (int k = 0; k < furthest; k++) {
      long time = times.at(run[k + 1]);
      sample(first + k, time - before);
      before = time;
    }
  }

  private void sample(int cell, long value) {
    samplesOf(cell).add(value);
  }

  private Samples samplesOf(int cell) {
    Samples some = samples[cell];
    if (some == null) {
      some = new Samples();
      samples[cell] = some;
    }
    return some;
  }

  private int groupOf(int[] run, int furthest) {
    Attribution by = breakdown == null ? Attribution.FIRST : breakdown.attribution();
    if (breakdown != null && by == Attribution.STEP) {
      return breakdown.step() - 1 <= furthest ? value(run[breakdown.step() - 1]) : groups - 1;
    }
    for (int i = 0; i <= furthest; i++) {
      int value = value(run[by == Attribution.LAST ? furthest - i : i]);
      if (value != 0) {
        return value;
      }
    }
    return 0;
  }

  private int value(int position) {
    int value = column == null ? 0 : column.at(position);
    return valueOfCode == null ? value : valueOfCode[value];
  }

  public int groups() {
    return groups;
  }

  public int steps() {
    return steps;
  }

  /// Counted runs of a group that got to a step and no further.
  public long counted(int group, int furthest) {
    return counted[group * steps + furthest];
  }

  /// Of these, those whose window still runs.
  public long immature(int group, int furthest) {
    return immature[group * steps + furthest];
  }

  /// Runs chosen among the matured that got to a step and no further.
  public long matured(int group, int furthest) {
    return rated[group * steps + furthest];
  }

  /// The times from a step to the next of a group's counted runs, or null for none.
  public @Nullable Samples samples(int group, int step) {
    return samples[group * steps + step];
  }

  /// How many times between steps there are, of all groups.
  public long sampled() {
    return sampled;
  }

  /// How many events were looked at.
  public long seen() {
    return seen;
  }
}
