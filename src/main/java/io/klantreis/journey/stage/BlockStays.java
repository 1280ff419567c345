package io.klantreis.journey.stage;

import io.klantreis.journey.index.Block;
import io.klantreis.journey.index.IntColumn;
import io.klantreis.journey.index.JourneyIndex;
import io.klantreis.journey.index.Times;
import io.klantreis.journey.run.StageEntries;
import io.klantreis.journey.stats.GroupedLengths;
import io.klantreis.journey.stats.LogScale;
import io.klantreis.journey.stats.StaySet;
import io.klantreis.journey.stats.StayTotals;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// All stays of a block's customers, whenever they began, in groups by stage, length and way of
/// ending: two bytes a stay say where it begins, four how much longer it lasted than its group of
/// lengths begins. A question that asks about nearly all of them counts groups and looks at few
/// stays, or reads them one after another. Kept with the block. Immutable.
final class BlockStays implements JourneyIndex.Derived {
  private final Block block;
  private final StageEntries found;
  private final int[] stageOfCode;
  private final int stages;
  private final int groups;
  private final char[] positions;

  /// Null where four bytes are too few for some, and lengths are told by the block's times.
  private final int @Nullable [] offsets;

  private final char[] begins;
  private final int[] moves;
  private final long[] moveMillis;
  private final StayTotals[] totals;
  private final BlockUnits units;
  private final LastStays last;

  private BlockStays(Block block, StageEntries found, int[] stageOfCode, int stages) {
    this.block = block;
    this.found = found;
    this.stageOfCode = stageOfCode;
    this.stages = stages;
    this.moves = new int[stages * stages];
    this.moveMillis = new long[stages * stages];
    this.totals = new StayTotals[stages];
    for (int stage = 0; stage < stages; stage++) {
      totals[stage] = new StayTotals(Way.MOVES);
    }
    int[] entries = bits(found.entries());
    this.units = new BlockUnits(block, found, entries, stageOfCode, stages);
    this.last = new LastStays(block, bits(found.lasts()), stageOfCode);
    long[] lengths = new long[entries.length];
    this.groups = LogScale.group(walk(entries, lengths)) + 1;
    this.begins = new char[place(stages, 0, 0) + 1];
    this.positions = new char[(int) LongStream.of(lengths).filter(length -> length >= 0).count()];
    this.offsets =
        LogScale.groupBits(groups - 1) <= Integer.SIZE ? new int[positions.length] : null;
    group(entries, lengths);
  }

  /// Whether a block's stays can be kept so.
  static boolean suits(Block block, int stages) {
    return block.postings().known() && LastStays.suits(block, stages);
  }

  /// The stays of a block that {@link #suits}; made when first asked for.
  static BlockStays of(Block block, int[] stageOfCode, String key, int stages) {
    return block.derived(
        BlockStays.class,
        key(block, key, stages),
        () -> new BlockStays(block, StageEntries.of(block, stageOfCode, key), stageOfCode, stages));
  }

  /// What a block knows by that is made for a model of stages.
  static String key(Block block, String key, int stages) {
    return key.substring(0, Math.min(key.length(), block.postings().codes())) + (char) stages;
  }

  private static int[] bits(long[] words) {
    int count = 0;
    for (long word : words) {
      count += Long.bitCount(word);
    }
    int[] positions = new int[count];
    int at = 0;
    for (int word = 0; word < words.length; word++) {
      for (long rest = words[word]; rest != 0; rest &= rest - 1) {
        positions[at++] = word << 6 | Long.numberOfTrailingZeros(rest);
      }
    }
    return positions;
  }

  /// Counts all stays, tells how long each lasted (-1: it lasts), and returns the longest.
  private long walk(int[] entries, long[] lengths) {
    long longest = 0;
    for (int i = 0; i < entries.length; i++) {
      int stage = stage(entries[i]);
      if (found.isLast(entries[i])) {
        lengths[i] = -1;
        continue;
      }
      int next = stage(entries[i + 1]);
      long length = block.times().at(entries[i + 1]) - block.times().at(entries[i]);
      lengths[i] = length;
      longest = Math.max(longest, length);
      moves[stage * stages + next]++;
      moveMillis[stage * stages + next] += length;
      totals[stage].add(Way.of(stage, next).ordinal(), length);
    }
    return longest;
  }

  private void group(int[] entries, long[] lengths) {
    int[] next = new int[begins.length];
    for (int i = 0; i < entries.length; i++) {
      if (lengths[i] >= 0) {
        next[place(entries, lengths, i) + 1]++;
      }
    }
    for (int place = 1; place < next.length; place++) {
      next[place] += next[place - 1];
      begins[place] = (char) next[place];
    }
    for (int i = 0; i < entries.length; i++) {
      if (lengths[i] >= 0) {
        int place = next[place(entries, lengths, i)]++;
        positions[place] = (char) entries[i];
        if (offsets != null) {
          offsets[place] = (int) (lengths[i] - LogScale.groupBegin(LogScale.group(lengths[i])));
        }
      }
    }
  }

  private int place(int[] entries, long[] lengths, int i) {
    int stage = stage(entries[i]);
    int way = Way.of(stage, stage(entries[i + 1])).ordinal();
    return place(stage, LogScale.group(lengths[i]), way);
  }

  private int place(int stage, int group, int way) {
    return (stage * (groups + 1) + group) * Way.MOVES + way;
  }

  /// In which stage an event lies.
  int stage(int position) {
    IntColumn codes = block.codes();
    return stageOfCode[codes.at(position)];
  }

  Block block() {
    return block;
  }

  StageEntries found() {
    return found;
  }

  /// Each customer's last stay, which goes on.
  LastStays last() {
    return last;
  }

  BlockUnits units() {
    return units;
  }

  int moves(int stage, int next) {
    return moves[stage * stages + next];
  }

  long moveMillis(int stage, int next) {
    return moveMillis[stage * stages + next];
  }

  /// The ended stays of one stage.
  ///
  /// @param left a bit for each event whose stay does not count; null where all do
  GroupedLengths lengths(int stage, long @Nullable [] left) {
    return new StageLengths(this, stage, left);
  }

  /// Writes the codes of a stage's and group's ended stays, see {@link StaySet#code}.
  ///
  /// @param left a bit for each event whose stay is left out; null where all are wanted
  /// @return the place behind the last
  int read(int stage, int group, long @Nullable [] left, long[] to, int from) {
    int first = place(stage, group, 0);
    int skipped = begins[first + Way.SKIPPED.ordinal()];
    int back = begins[first + Way.BACK.ordinal()];
    int end = begins[first + Way.MOVES];
    long begin = LogScale.groupBegin(group);
    int size = from;
    for (int place = begins[first]; place < end; place++) {
      if (left == null || (left[positions[place] >>> 6] >>> positions[place] & 1) == 0) {
        // 0, 1 or 2 without a branch
        int way = (skipped - place - 1 >>> 31) + (back - place - 1 >>> 31);
        to[size++] = StaySet.code(length(begin, place), way);
      }
    }
    return size;
  }

  /// Ended stays.
  int size() {
    return positions.length;
  }

  /// One more than the highest group of lengths.
  int groups() {
    return groups;
  }

  /// The place of the first ended stay of a stage and group; of the number of groups, the place
  /// behind the stage's last.
  int begin(int stage, int group) {
    return begins[place(stage, group, 0)];
  }

  /// How many ended stays of a stage and group ended in a way.
  int count(int stage, int group, int way) {
    int place = place(stage, group, way);
    return begins[place + 1] - begins[place];
  }

  /// Adds how many ended stays of a stage ended in each way, by group.
  void addCounts(int stage, int[] counts, int ways) {
    int place = place(stage, 0, 0);
    for (int group = 0; group < groups; group++) {
      for (int way = 0; way < Way.MOVES; way++) {
        counts[group * ways + way] += begins[place + 1] - begins[place];
        place++;
      }
    }
  }

  /// What the ended stays of a stage add up to.
  StayTotals totals(int stage) {
    return totals[stage];
  }

  /// Where the stay at a place begins.
  int position(int place) {
    return positions[place];
  }

  /// Where the stay begins that comes after another one in the block.
  int next(int position) {
    return StageEntries.next(found.entries(), position + 1);
  }

  /// How long the stay of a group lasted that is at a place.
  long length(int group, int place) {
    return length(LogScale.groupBegin(group), place);
  }

  private long length(long groupBegin, int place) {
    return offsets == null
        ? length(positions[place])
        : groupBegin + Integer.toUnsignedLong(offsets[place]);
  }

  /// How long the ended stay lasted that begins there.
  long length(int position) {
    Times times = block.times();
    return times.at(next(position)) - times.at(position);
  }

  @Override
  public long bytes() {
    return (offsets == null ? 2L : 6L) * positions.length
        + 2L * begins.length
        + units.bytes()
        + last.bytes()
        + (12L * stages + 32) * stages;
  }
}
