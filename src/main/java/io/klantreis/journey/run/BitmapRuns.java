package io.klantreis.journey.run;

import io.klantreis.journey.index.Block;
import io.klantreis.journey.index.Times;
import org.jspecify.annotations.Nullable;

/// Finds and counts the runs of the questions most often asked, a block at a time: what {@link
/// Chooser} would choose and a tally would count, where steps are sets of codes, one event fits one
/// step and the window is the only bound. One a thread.
///
/// Each step is a bitmap over the block's positions. Only customers with an entry are looked at:
/// all at once ({@link Chains}) where they are many, else one by one ({@link CustomerRuns}).
public final class BitmapRuns {
  private final Population population;
  private final BitmapSteps bitmaps;
  private final BitmapTally tally;
  private final Chains chains;
  private final CustomerRuns oneByOne;
  private final long maturedUntil;
  private int[] leaders = {};
  private volatile long touched;

  /// @param values what a breakdown tells apart; null without one
  public BitmapRuns(Program program, Population population, @Nullable EventValues values) {
    this.population = population;
    this.bitmaps = new BitmapSteps(program, population);
    this.tally = new BitmapTally(program, population, values);
    this.chains = new Chains(program, population, bitmaps, tally);
    this.oneByOne = new CustomerRuns(program, population, bitmaps, tally);
    this.maturedUntil = program.maturedUntil();
  }

  /// Whether a question is of the kind that this can answer.
  public static boolean suits(
      Program program, Population population, @Nullable EventValues values) {
    return PostingsChooser.suits(program, population)
        && BitmapTally.suits(program, values, population);
  }

  /// What was counted.
  public BitmapTally tally() {
    return tally;
  }

  /// Adds all customers of a block. Says whether it could: not where the block is too large.
  public boolean block(int part) {
    Block block = population.index().block(part);
    if (!block.postings().known()) {
      return false;
    }
    if (!bitmaps.open(part)) {
      return true;
    }
    boolean matured = block.lastMillis() <= maturedUntil;
    tally.open(part, /* mayBeImmature= */ !matured);
    oneByOne.open(block);
    if (bitmaps.isSparse()) {
      few(block);
    } else {
      many(block, matured);
    }
    tally.seen(bitmaps.seen());
    return true;
  }

  private void many(Block block, boolean matured) {
    Undecided left = chains.follow(block, matured);
    for (int i = 0; i < left.size(); i++) {
      int entry = left.entry(i);
      int end = oneByOne.endOf(entry);
      int again = left.again(i);
      if (again < 0 || !matured || end - again > Long.SIZE) {
        oneByOne.customer(block, entry, end);
        chains.leave(i);
      } else if (oneByOne.small(block, again, end, left.reached(i))) {
        chains.leave(i);
      }
    }
    chains.count();
  }

  /// Counts the few customers with an entry, after their events were brought into the processor's
  /// cache: asked for one after another without a branch between, they are waited for together.
  private void few(Block block) {
    if (leaders.length < block.customers()) {
      leaders = new int[block.customers()];
    }
    long[] entries = bitmaps.entries();
    int count = 0;
    for (int entry = EventBits.first(entries, 0, block.events()); entry >= 0; ) {
      leaders[count++] = entry;
      entry = EventBits.first(entries, oneByOne.endOf(entry), block.events());
    }
    Times times = block.times();
    long sum = 0;
    for (int i = 0; i < count; i++) {
      int entry = leaders[i];
      int behind = Math.min(entry + 8, times.size() - 1);
      sum += times.at(entry) + times.at(behind) + block.codes().at(entry);
    }
    touched = sum;
    for (int i = 0; i < count; i++) {
      oneByOne.customer(block, leaders[i], oneByOne.endOf(leaders[i]));
    }
  }
}
