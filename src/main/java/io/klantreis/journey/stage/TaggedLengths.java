package io.klantreis.journey.stage;

import io.klantreis.journey.stats.GroupedLengths;
import io.klantreis.journey.stats.PairedLengths;
import io.klantreis.journey.stats.StayTotals;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How long the ended stays of one stage lasted, by group of the question. Grows; confined to one
/// thread.
final class TaggedLengths {
  private final int stage;
  private final int groups;
  private final List<TaggedStays> blocks = new ArrayList<>();

  /// By group of lengths, then by way of ending, then by the question's group.
  private int[] counts = {};

  private final StayTotals[] totals;

  /// @param groups of the question
  TaggedLengths(int stage, int groups) {
    this.stage = stage;
    this.groups = groups;
    this.totals = new StayTotals[groups];
    Arrays.setAll(totals, group -> new StayTotals(Way.MOVES));
  }

  void add(TaggedStays block) {
    blocks.add(block);
    makeRoom(block.lengthGroups());
    block.addTo(stage, counts, totals);
  }

  private void makeRoom(int lengthGroups) {
    int cells = lengthGroups * Way.MOVES * groups;
    if (counts.length < cells) {
      counts = Arrays.copyOf(counts, cells);
    }
  }

  void addAll(TaggedLengths other) {
    blocks.addAll(other.blocks);
    makeRoom(other.counts.length / Way.MOVES / groups);
    for (int cell = 0; cell < other.counts.length; cell++) {
      counts[cell] += other.counts[cell];
    }
    for (int group = 0; group < groups; group++) {
      totals[group].addAll(other.totals[group]);
    }
  }

  /// How many there are of a group.
  long size(int group) {
    return totals[group].count();
  }

  /// Those of the first two groups, as far as they were added.
  PairedLengths pair() {
    return new Pair();
  }

  private final class Pair implements PairedLengths {
    @Override
    public int groups() {
      return counts.length / Way.MOVES / groups;
    }

    @Override
    public int count(int lengthGroup) {
      int count = 0;
      for (int way = 0; way < Way.MOVES; way++) {
        int cell = (lengthGroup * Way.MOVES + way) * groups;
        count += counts[cell] + counts[cell + 1];
      }
      return count;
    }

    @Override
    public void read(int lengthGroup, int lengthsEnd, long[] to, int[] next) {
      for (TaggedStays block : blocks) {
        block.readPair(stage, lengthGroup, lengthsEnd, to, next);
      }
    }
  }

  /// Those of a group, as far as they were added.
  GroupedLengths of(int group) {
    return new OfGroup(group);
  }

  private final class OfGroup implements GroupedLengths {
    private final int group;

    OfGroup(int group) {
      this.group = group;
    }

    @Override
    public int groups() {
      return counts.length / Way.MOVES / groups;
    }

    @Override
    public int count(int lengthGroup, int way) {
      return counts[(lengthGroup * Way.MOVES + way) * groups + group];
    }

    @Override
    public int read(int lengthGroup, long[] to, int from) {
      int size = from;
      for (TaggedStays block : blocks) {
        size = block.read(stage, group, lengthGroup, to, size);
      }
      return size;
    }

    @Override
    public int readAll(int lengthGroup, long[] to, int from) {
      return read(lengthGroup, to, from);
    }

    @Override
    public StayTotals totals() {
      return totals[group];
    }
  }
}
