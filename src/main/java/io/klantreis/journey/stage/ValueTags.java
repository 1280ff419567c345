package io.klantreis.journey.stage;

import static java.util.Objects.requireNonNull;

import io.klantreis.journey.index.Block;
import io.klantreis.journey.index.IntColumn;
import io.klantreis.journey.run.StageEntries;
import org.jspecify.annotations.Nullable;

/// By the value of a field where a stay begins.
final class ValueTags implements StayTags {
  private final StayGroups.ByText byText;
  private final int[] stageOfCode;

  /// One more than the question has: the last is of stays that do not count.
  private final int groups;

  /// A bit for each stage: shifts by what a processor must look up first cost more.
  private final long[] bits;

  /// Of the block at hand, the group of the stay that begins with each event.
  private byte[] groupAt = {};

  private @Nullable CountedStays counted;

  /// @param groups one more than the question has
  ValueTags(StayGroups.ByText byText, int[] stageOfCode, int stages, int groups) {
    this.byText = byText;
    this.stageOfCode = stageOfCode;
    this.groups = groups;
    this.bits = new long[stages];
    for (int stage = 0; stage < stages; stage++) {
      bits[stage] = 1L << stage;
    }
  }

  @Override
  public void moveTo(int part, CountedStays to) {
    counted = to;
    byText.moveTo(part);
    int events = to.kept().block().events();
    groupAt = groupAt.length < events ? new byte[events] : groupAt;
    findGroups(to.kept().found().entries(), to.outside());
  }

  private void findGroups(long[] entries, long @Nullable [] outside) {
    byte[] found = groupAt;
    for (int word = 0; word < entries.length; word++) {
      long out = outside == null ? 0 : outside[word];
      for (long rest = entries[word]; rest != 0; rest &= rest - 1) {
        int position = word << 6 | Long.numberOfTrailingZeros(rest);
        int told = byText.group(position) | (int) anyOf(out & rest & -rest);
        found[position] = (byte) (told + (groups & told >> 31));
      }
    }
  }

  @Override
  public int group(int position) {
    return groupAt[position];
  }

  /// No branch hangs on what a customer did, for no processor foresees it.
  @Override
  public int countUnits(int[] counts) {
    Block block = requireNonNull(counted).kept().block();
    StageEntries found = counted.kept().found();
    long[] entries = found.entries();
    long[] lasts = found.lasts();
    IntColumn codes = block.codes();
    byte[] groupOf = groupAt;
    int[] firstGroup = new int[bits.length];
    int none = groups - 1;
    long seen = 0;
    long again = 0;
    int visitors = 0;
    for (int word = 0; word < entries.length; word++) {
      long ends = lasts[word];
      for (long rest = entries[word]; rest != 0; rest &= rest - 1) {
        int position = word << 6 | Long.numberOfTrailingZeros(rest);
        int group = groupOf[position];
        int stage = stageOfCode[codes.at(position)];
        long stageBit = bits[stage] & group - none >> 31;
        int isFirst = (int) anyOf(stageBit & ~seen);
        int isReturn = (int) anyOf(stageBit & seen & ~again);
        int first = firstGroup[stage];
        first ^= (first ^ group) & isFirst;
        firstGroup[stage] = first;
        counts[(stage * (none + 1) + first) * VISITS + (FIRST & isFirst | RETURN & isReturn)]++;
        long isLast = anyOf(ends & rest & -rest);
        again = (again | stageBit & seen) & ~isLast;
        seen |= stageBit;
        visitors += 1 & (int) (anyOf(seen) & isLast);
        seen &= ~isLast;
      }
    }
    return visitors;
  }

  /// All bits where there is one, else none; the highest may only be there alone.
  private static long anyOf(long bits) {
    return ~(bits - 1 >> 63);
  }

  @Override
  public TaggedStays ended() {
    CountedStays block = requireNonNull(counted);
    BlockStays kept = block.kept();
    // whoever asks next asks for ended stays alone
    block.leftOut(position -> groupAt[position] = (byte) (groups - 1));
    byte[] tags = new byte[kept.size()];
    for (int place = 0; place < tags.length; place++) {
      tags[place] = groupAt[kept.position(place)];
    }
    return new ValueStays(kept, tags, groups);
  }
}
