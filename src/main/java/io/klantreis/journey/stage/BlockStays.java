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
import org.jspecify.annotations.Nullable;

/// All stays of a block's customers, whenever they began, in groups by stage, length and way of
/// ending: two bytes a stay, the position where it begins; how long it lasted is read from the
/// block. A question that asks about nearly all of them counts groups and looks at few stays. Six
/// bytes a customer say in which stage and since when those stand who have not gone on. Kept with
/// the block. Immutable.
final class BlockStays implements JourneyIndex.Derived {
  private static final int STAGE_BITS = 5;

  private final Block block;
  private final StageEntries found;
  private final int[] stageOfCode;
  private final int stages;
  private final byte[] ways;
  private final int groups;
  private final char[] positions;
  private final char[] begins;
  private final int[] moves;
  private final long[] moveMillis;
  private final StayTotals[] totals;
  private final int[] units;
  private final int[] revisited;
  private final int[] openLow;
  private final char[] openHigh;
  private int customers;

  private BlockStays(Block block, StageEntries found, int[] stageOfCode, int stages) {
    this.block = block;
    this.found = found;
    this.stageOfCode = stageOfCode;
    this.stages = stages;
    this.ways = Way.table(stages);
    this.moves = new int[stages * stages];
    this.moveMillis = new long[stages * stages];
    this.units = new int[stages];
    this.revisited = new int[stages];
    this.totals = new StayTotals[stages];
    for (int stage = 0; stage < stages; stage++) {
      totals[stage] = new StayTotals(Way.MOVES);
    }
    int[] entries = bits(found.entries());
    int[] lasts = bits(found.lasts());
    this.openLow = new int[lasts.length];
    this.openHigh = new char[lasts.length];
    for (int i = 0; i < lasts.length; i++) {
      long since = block.times().at(lasts[i]) - block.firstMillis();
      openLow[i] = (int) since;
      openHigh[i] = (char) (since >>> 32 << STAGE_BITS | stage(lasts[i]));
    }
    long[] lengths = new long[entries.length];
    this.groups = LogScale.group(walk(entries, lengths)) + 1;
    this.begins = new char[place(stages, 0, 0) + 1];
    this.positions = group(entries, lengths);
  }

  /// Whether a block's stays can be kept so.
  static boolean suits(Block block, int stages) {
    return block.postings().known()
        && stages <= 1 << STAGE_BITS
        && block.lastMillis() - block.firstMillis() >>> 32 + 16 - STAGE_BITS == 0;
  }

  /// The stays of a block that {@link #suits}; made when first asked for.
  static BlockStays of(Block block, int[] stageOfCode, String key, int stages) {
    String known = key.substring(0, Math.min(key.length(), block.postings().codes()));
    return block.derived(
        BlockStays.class,
        known + (char) stages,
        () -> new BlockStays(block, StageEntries.of(block, stageOfCode, key), stageOfCode, stages));
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

  private boolean isLast(int position) {
    return (found.lasts()[position >>> 6] >>> position & 1) != 0;
  }

  /// Counts all stays, tells how long each lasted (-1: it lasts), and returns the longest.
  private long walk(int[] entries, long[] lengths) {
    long longest = 0;
    long seen = 0;
    long again = 0;
    for (int i = 0; i < entries.length; i++) {
      int stage = stage(entries[i]);
      again |= seen & 1L << stage;
      seen |= 1L << stage;
      if (isLast(entries[i])) {
        lengths[i] = -1;
        count(units, seen);
        count(revisited, again);
        customers++;
        seen = 0;
        again = 0;
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

  private static void count(int[] counts, long set) {
    for (long rest = set; rest != 0; rest &= rest - 1) {
      counts[Long.numberOfTrailingZeros(rest)]++;
    }
  }

  private char[] group(int[] entries, long[] lengths) {
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
    char[] grouped = new char[next[next.length - 1]];
    for (int i = 0; i < entries.length; i++) {
      if (lengths[i] >= 0) {
        grouped[next[place(entries, lengths, i)]++] = (char) entries[i];
      }
    }
    return grouped;
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

  /// The stage in which a customer was last seen to begin a stay, by their place among the
  /// customers with one.
  int openStage(int place) {
    return openHigh[place] & (1 << STAGE_BITS) - 1;
  }

  /// When that stay began.
  long openSince(int place) {
    return block.firstMillis()
        + ((long) (openHigh[place] >>> STAGE_BITS) << 32 | openLow[place] & 0xffffffffL);
  }

  /// Customers with a stay.
  int customers() {
    return customers;
  }

  /// Customers with a stay in a stage.
  int units(int stage) {
    return units[stage];
  }

  /// Customers who came back to a stage.
  int revisited(int stage) {
    return revisited[stage];
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
  /// @param codes what {@link #read} has read, or null where few of them will be looked at
  GroupedLengths ended(int stage, long @Nullable [] left, long @Nullable [] codes) {
    return new StageLengths(this, stage, left, codes);
  }

  /// Ended stays.
  int size() {
    return positions.length;
  }

  /// Writes the codes of all ended stays, see {@link StaySet#code}, in their places: faster than
  /// one by one, as one after another needs no other's.
  void read(long @Nullable [] left, long[] codes) {
    for (int stage = 0; stage < stages; stage++) {
      int end = begin(stage, groups);
      for (int place = begin(stage, 0); place < end; place++) {
        codes[place] = coded(stage, left, place);
      }
    }
  }

  /// The code of the stay at a place, or {@link StaySet#NONE} where it does not count.
  long coded(int stage, long @Nullable [] left, int place) {
    int position = positions[place];
    if (left != null && (left[position >>> 6] >>> position & 1) != 0) {
      return StaySet.NONE;
    }
    int next = next(position);
    Times times = block.times();
    int way = ways[stage * stages + stage(next)];
    return StaySet.code(times.at(next) - times.at(position), way);
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

  /// How long the ended stay lasted that begins there.
  long length(int position) {
    Times times = block.times();
    return times.at(next(position)) - times.at(position);
  }

  @Override
  public long bytes() {
    return 2L * positions.length
        + 2L * begins.length
        + 6L * openLow.length
        + (12L * stages + 40) * stages;
  }
}
