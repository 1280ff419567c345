package io.klantreis.journey.stage;

import static java.util.Objects.requireNonNull;

import io.klantreis.journey.index.Block;
import io.klantreis.journey.index.Postings;
import io.klantreis.journey.run.StageEntries;
import io.klantreis.journey.stats.Lengths;
import io.klantreis.journey.stats.StaySet;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// By whether a stay begins before a date or from then on: a bit tells, and customers are counted
/// by where they first came to a stage ({@link FirstStays}).
final class DateTags implements StayTags {
  private final long millis;
  private final String key;
  private final int stages;

  /// One more than there are: the last is of stays that do not count.
  private final int groups;

  // Of the block at hand.
  private @Nullable CountedStays counted;

  /// A bit for each event from the date on.
  private long[] after = {};

  // Of the customer at hand, by stage.
  private final int[] firstGroups;

  /// @param key what {@link BlockStays} are made for
  DateTags(long millis, String key, int stages, int groups) {
    this.millis = millis;
    this.key = key;
    this.stages = stages;
    this.groups = groups;
    this.firstGroups = new int[stages];
  }

  @Override
  public void moveTo(int part, CountedStays to) {
    counted = to;
    Block block = to.kept().block();
    after = new long[Postings.words(block.events())];
    block.timeline().mark(after, millis, Long.MAX_VALUE);
  }

  @Override
  public int group(int position) {
    return (int) (after[position >>> 6] >>> position) & 1;
  }

  @Override
  public int countUnits(int[] counts) {
    CountedStays block = requireNonNull(counted);
    FirstStays firsts = FirstStays.of(block.kept(), key, stages);
    for (int stage = 0; stage < stages; stage++) {
      int again = firsts.count(stage, FirstStays.AGAIN);
      int againAfter = firsts.count(stage, FirstStays.AGAIN, after);
      int once = firsts.count(stage, 0);
      int onceAfter = firsts.count(stage, 0, after);
      int before = stage * groups * VISITS;
      counts[before + FIRST] += once + again - onceAfter - againAfter;
      counts[before + RETURN] += again - againAfter;
      counts[before + VISITS + FIRST] += onceAfter + againAfter;
      counts[before + VISITS + RETURN] += againAfter;
    }
    block.reachOut(first -> countAgain(block, first, counts));
    return block.units();
  }

  /// Counts a customer by the stays that begin in the range, and no more by all of them.
  ///
  /// @param first where the first of all of them begins
  private void countAgain(CountedStays block, int first, int[] counts) {
    BlockStays kept = block.kept();
    int last = StageEntries.next(kept.found().lasts(), first);
    for (int by = -1; by <= 1; by += 2) {
      long seen = 0;
      long again = 0;
      for (int position = first; ; position = kept.next(position)) {
        int stage = kept.stage(position);
        long bit = 1L << stage;
        if (by < 0 || block.begins(position)) {
          firstGroups[stage] = (seen & bit) == 0 ? group(position) : firstGroups[stage];
          again |= seen & bit;
          seen |= bit;
        }
        if (position == last) {
          break;
        }
      }
      count(seen, FIRST, by, counts);
      count(again, RETURN, by, counts);
    }
  }

  private void count(long set, int visit, int by, int[] counts) {
    for (long rest = set; rest != 0; rest &= rest - 1) {
      int stage = Long.numberOfTrailingZeros(rest);
      counts[(stage * groups + firstGroups[stage]) * VISITS + visit] += by;
    }
  }

  @Override
  public TaggedStays ended() {
    CountedStays block = requireNonNull(counted);
    BlockStays kept = block.kept();
    Lengths[] left = new Lengths[stages];
    Arrays.setAll(left, stage -> new Lengths());
    block.leftOut(position -> {
      int stage = kept.stage(position);
      int next = kept.stage(kept.next(position));
      int way = Way.of(stage, next).ordinal();
      left[stage].add(StaySet.code(kept.length(position), way));
    });
    return DatedStays.of(block, after, left);
  }
}
