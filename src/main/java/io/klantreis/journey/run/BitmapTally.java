package io.klantreis.journey.run;

import io.klantreis.journey.index.Block;
import io.klantreis.journey.index.IntColumn;
import io.klantreis.journey.index.Times;
import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.FunnelQuery.Attribution;
import io.klantreis.journey.query.FunnelQuery.Breakdown;
import io.klantreis.journey.query.FunnelQuery.Runs;
import io.klantreis.journey.stats.Samples;
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

  /// Counts runs, each a customer's only one, as having made a step.
  void add(int k, Standing standing) {
    if (ungrouped && !someImmature) {
      int count = 0;
      for (int i = 0; i < standing.size; i++) {
        count += 1 - standing.isLeft[i];
      }
      moveUp(counted, k, k, count);
      moveUp(rated, k, k, count);
    } else {
      for (int i = 0; i < standing.size; i++) {
        int cell = standing.groups[i] * steps + k;
        int one = 1 - standing.isLeft[i];
        long begun = times.at(standing.entries[i]);
        int isMatured = begun <= maturedUntil ? one : 0;
        moveUp(counted, cell, k, one);
        moveUp(rated, cell, k, isMatured);
        moveUp(immature, cell, k, one - isMatured);
      }
    }
    if (k > 0) {
      sample(k - 1, standing);
    }
  }

  private static void moveUp(long[] cells, int cell, int k, int count) {
    cells[cell] += count;
    if (k > 0) {
      cells[cell - 1] -= count;
    }
  }

  private void sample(int k, Standing standing) {
    if (ungrouped) {
      int size = 0;
      long[] kept = standing.waits;
      for (int i = 0; i < standing.size; i++) {
        kept[size] = kept[i];
        size += 1 - standing.isLeft[i];
      }
      sampled += size;
      samplesOf(k).add(kept, size);
      return;
    }
    for (int i = 0; i < standing.size; i++) {
      if (standing.isLeft[i] == 0) {
        samplesOf(standing.groups[i] * steps + k).add(standing.waits[i]);
        sampled++;
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
