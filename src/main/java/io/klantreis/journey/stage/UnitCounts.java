package io.klantreis.journey.stage;

import java.util.Arrays;

/// How many units had a stay in a stage, by the group of the first, and how many came back there.
/// Confined to one thread.
final class UnitCounts {
  private static final int SET_BITS = 8;
  private static final int SETS = 1 << SET_BITS;

  private final int stages;
  private final int groups;

  /// By stage, then by group; where there are several.
  private final long[] units;

  private final long[] revisited;

  /// Where there is one group: units by the set of stages that they had stays in, and by that of
  /// those that they came back to; eight stages at a time.
  private final long[][] seenSets;

  private final long[][] againSets;

  // Of the unit that is being walked: a bit a stage, and the group of its first stay in each.
  private long seen;
  private long again;
  private final int[] groupOf;

  UnitCounts(int stages, int groups) {
    this.stages = stages;
    this.groups = groups;
    int cells = groups == 1 ? 0 : Math.multiplyExact(stages, groups);
    this.units = new long[cells];
    this.revisited = new long[cells];
    int sets = groups == 1 ? (stages + SET_BITS - 1) / SET_BITS : 0;
    this.seenSets = new long[sets][SETS];
    this.againSets = new long[sets][SETS];
    this.groupOf = new int[stages];
  }

  /// Begins a unit.
  void begin() {
    seen = 0;
    again = 0;
  }

  /// Notes that the unit has a stay in a stage that began in a group; without a branch, for no
  /// processor foresees whether it is the first, or the first return.
  ///
  /// @return 1 if it is the unit's first there, else 0
  int note(int stage, int group) {
    int isFirst = (int) (~seen >>> stage) & 1;
    if (groups > 1) {
      int isReturn = (int) ((seen & ~again) >>> stage) & 1;
      units[stage * groups + group] += isFirst;
      revisited[stage * groups + groupOf[stage]] += isReturn;
      groupOf[stage] = isFirst == 0 ? groupOf[stage] : group;
    }
    again |= seen & 1L << stage;
    seen |= 1L << stage;
    return isFirst;
  }

  /// The unit's stages, a bit each.
  long seen() {
    return seen;
  }

  /// The group of the unit's first stay in a stage.
  int groupOf(int stage) {
    return groupOf[stage];
  }

  /// Counts the unit.
  ///
  /// @return whether it had a stay
  boolean end() {
    for (int set = 0; set < seenSets.length; set++) {
      seenSets[set][(int) (seen >>> set * SET_BITS) & SETS - 1]++;
      againSets[set][(int) (again >>> set * SET_BITS) & SETS - 1]++;
    }
    return seen != 0;
  }

  void merge(UnitCounts other) {
    add(units, other.units);
    add(revisited, other.revisited);
    for (int set = 0; set < seenSets.length; set++) {
      add(seenSets[set], other.seenSets[set]);
      add(againSets[set], other.againSets[set]);
    }
  }

  private static void add(long[] to, long[] more) {
    for (int i = 0; i < to.length; i++) {
      to[i] += more[i];
    }
  }

  /// Units with a stay in a stage that began in one of some groups.
  long units(int stage, int[] some) {
    return groups == 1 ? count(seenSets, stage) : sum(units, stage, some);
  }

  /// Of these, those that came back there.
  long revisited(int stage, int[] some) {
    return groups == 1 ? count(againSets, stage) : sum(revisited, stage, some);
  }

  private static long count(long[][] sets, int stage) {
    long count = 0;
    for (int set = 0; set < SETS; set++) {
      count += (set >>> stage % SET_BITS & 1) == 0 ? 0 : sets[stage / SET_BITS][set];
    }
    return count;
  }

  private long sum(long[] counted, int stage, int[] some) {
    return Arrays.stream(some).mapToLong(group -> counted[stage * groups + group]).sum();
  }
}
