package io.klantreis.journey.run;

import io.klantreis.journey.index.Block;
import io.klantreis.journey.index.Times;
import io.klantreis.journey.query.FunnelQuery.Counting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Follows runs of all customers of a block at once, a step after the other (see {@link
/// EventBits}), round after round (see {@link Round}). No branch depends on what times say: a
/// processor guesses wrong every other time. One a thread.
///
/// Whom this does not decide is left to others: who has two events at the same time, whose group
/// the entry does not tell, and the last few who have yet another entry.
final class Chains {
  /// Fewer than one in so many customers are followed faster one by one.
  private static final int FEW = 64;

  /// Used again by the next question, for what is written to first is slow.
  private static final ThreadLocal<List<Round>> ROUNDS = ThreadLocal.withInitial(ArrayList::new);

  private final int steps;
  private final long span;
  private final boolean firstOnly;
  private final long last;
  private final BitmapSteps bitmaps;
  private final BitmapTally tally;
  private final EventBits bits = new EventBits();
  private final List<Round> rounds = ROUNDS.get();
  private final Undecided undecided = new Undecided();
  private Times times = Times.NONE;
  private int[] marks = {};
  private int[] found = {};
  private int[] foundAt = {};
  private int used;
  private volatile long touched;

  Chains(Program program, Population population, BitmapSteps bitmaps, BitmapTally tally) {
    this.steps = program.steps();
    this.span = program.query().windowMillis() - (program.query().halfOpenWindow() ? 1 : 0);
    this.firstOnly = program.query().counting() == Counting.FIRST;
    this.last = population.lastMillis();
    this.bitmaps = bitmaps;
    this.tally = tally;
  }

  /// Follows the customers of a block, and says who is left to others.
  ///
  /// @param matured whether all windows of the block have ended: only then is a run not told apart
  ///   from a matured one, and a later round may be followed
  Undecided follow(Block block, boolean matured) {
    open(block);
    Round round = first(block);
    follow(block, round);
    while (!firstOnly) {
      Round next = round(used, block.customers());
      again(block, round, next);
      if (tally.isGrouped()) {
        groupAgain(next);
      }
      if (!matured || next.size * FEW <= block.customers()) {
        for (int i = 0; i < next.size; i++) {
          undecided.add(next, i);
        }
        break;
      }
      follow(block, next);
      used++;
      choose(next);
      round = next;
    }
    return undecided;
  }

  /// Takes note that somebody who was left is counted elsewhere.
  void leave(int i) {
    if (undecided.again(i) >= 0) {
      rounds.get(undecided.round(i)).isLeft[undecided.place(i)] = 1;
    }
  }

  /// Counts those who were not left.
  void count() {
    for (Round round : rounds.subList(0, used)) {
      tally.add(round);
    }
  }

  private void open(Block block) {
    times = block.times();
    bits.open(block.firsts(), block.events());
    undecided.reserve(block.customers());
    used = 0;
    if (marks.length < block.customers() + EventBits.SPARE) {
      marks = new int[block.customers() + EventBits.SPARE];
      found = new int[marks.length];
      foundAt = new int[marks.length];
    }
    if (bitmaps.areMostEntries()) {
      touched = times.touch();
    }
  }

  private Round round(int number, int customers) {
    if (number == rounds.size()) {
      rounds.add(new Round());
    }
    Round round = rounds.get(number);
    round.reserve(customers, steps);
    return round;
  }

  /// The round of the earliest entries.
  private Round first(Block block) {
    Round round = round(0, block.customers());
    round.size = bits.earliest(bitmaps.entries(), round.entries);
    used = 1;
    if (!tally.groupsByEntry()) {
      leaveAll(round);
    }
    long[] ties = block.ties();
    if (ties != null) {
      leaveTied(round, ties);
    }
    if (tally.isGrouped()) {
      group(round);
    } else {
      Arrays.fill(round.groups, 0, round.size, 0);
    }
    System.arraycopy(round.entries, 0, round.earliest, 0, round.size);
    return round;
  }

  private void leaveAll(Round round) {
    for (int i = 0; i < round.size; i++) {
      undecided.add(round.entries[i], /* one= */ 1);
    }
    round.size = 0;
  }

  private void leaveTied(Round round, long[] ties) {
    bits.next(round.entries, round.size, ties, marks);
    int kept = 0;
    for (int i = 0; i < round.size; i++) {
      int entry = round.entries[i];
      int isTied = bits.isEvent(marks[i]) | (int) (ties[entry >>> 6] >>> entry & 1);
      undecided.add(entry, isTied);
      round.entries[kept] = entry;
      kept += 1 - isTied;
    }
    round.size = kept;
  }

  /// Tells apart the groups, and leaves those whose entry has none.
  private void group(Round round) {
    int kept = 0;
    for (int i = 0; i < round.size; i++) {
      int entry = round.entries[i];
      int group = tally.groupOfEntry(entry);
      int hasNone = group >>> 31;
      undecided.add(entry, hasNone);
      round.entries[kept] = entry;
      round.groups[kept] = group;
      kept += 1 - hasNone;
    }
    round.size = kept;
  }

  /// The same for later rounds: a run's group is that of its own entry.
  private void groupAgain(Round round) {
    int kept = 0;
    for (int i = 0; i < round.size; i++) {
      int group = tally.groupOfEntry(round.entries[i]);
      if (group < 0) {
        undecided.add(round, i);
        continue;
      }
      round.move(i, kept);
      round.groups[kept++] = group;
    }
    round.size = kept;
  }

  private void follow(Block block, Round round) {
    for (int i = 0; i < round.size; i++) {
      round.begun[i] = times.at(round.entries[i]);
    }
    round.begin();
    long end = Math.min(last, block.lastMillis());
    for (int k = 1; k < steps; k++) {
      Standing now = round.made(k - 1);
      bits.next(now.at, now.size, bitmaps.words()[k], marks);
      advance(round, k, end);
    }
  }

  /// Moves those on who have the event in time.
  private void advance(Round round, int k, long end) {
    Standing now = round.made(k - 1);
    Standing next = round.made(k);
    int size = find(now);
    int made = 0;
    for (int i = 0; i < size; i++) {
      int of = found[i];
      int mark = marks[i];
      long time = times.at(mark);
      int isMade = (int) ((time - round.begun[of] - span - 1 & time - end - 1) >>> 63);
      round.ends[of] = Round.end(k - 1 + isMade, mark, 1 - isMade);
      next.of[made] = of;
      next.at[made] = mark;
      next.waits[made] = time - times.at(foundAt[i]);
      made += isMade;
    }
    next.size = made;
  }

  /// Keeps those for whom there is such an event, whenever it came: half of them mostly, and the
  /// others' times need not be looked at. Says how many.
  private int find(Standing now) {
    int size = 0;
    for (int i = 0; i < now.size; i++) {
      int mark = marks[i];
      found[size] = now.of[i];
      foundAt[size] = now.at[i];
      marks[size] = mark;
      size += bits.isEvent(mark);
    }
    return size;
  }

  /// Begins the next round: those for whom an event came too late and who have another entry from
  /// which it would not have. An earlier entry gets no further, for its events are the same or
  /// later.
  private void again(Block block, Round round, Round next) {
    int waiting = 0;
    for (int i = 0; i < round.size; i++) {
      next.bestPlace[waiting] = i;
      next.entries[waiting] = round.entries[i];
      waiting += Math.min(1, round.tooLate(i));
    }
    bits.next(next.entries, waiting, bitmaps.entries(), marks);
    int again = 0;
    for (int j = 0; j < waiting; j++) {
      int mark = marks[j];
      next.bestPlace[again] = next.bestPlace[j];
      marks[again] = mark;
      again += bits.isEvent(mark);
    }
    int kept = 0;
    for (int j = 0; j < again; j++) {
      int i = next.bestPlace[j];
      int entry = later(block, marks[j], times.at(round.tooLate(i)) - span);
      next.entries[kept] = entry;
      next.earliest[kept] = round.earliest[i];
      next.groups[kept] = 0;
      boolean first = used == 1;
      next.best[kept] = first ? round.reached(i) : round.best[i];
      next.bestRound[kept] = first ? 0 : round.bestRound[i];
      next.bestPlace[kept] = first ? i : round.bestPlace[i];
      kept += entry < 0 ? 0 : 1;
    }
    next.size = kept;
  }

  /// The customer's first entry, from one on, that is not before a time; -1 if there is none. Of
  /// customers with many events it may be one before.
  private int later(Block block, int from, long millis) {
    int entry = from;
    while (times.at(entry) < millis) {
      long ends = EventBits.window(block.firsts(), entry + 1);
      long own = ends == 0 ? -1L : (ends & -ends) - 1;
      long more = EventBits.window(bitmaps.entries(), entry + 1) & own;
      if (more == 0) {
        return ends == 0 ? entry : -1;
      }
      entry += 1 + Long.numberOfTrailingZeros(more);
    }
    return entry;
  }

  /// Of each customer of a later round, the furthest run so far counts.
  private void choose(Round round) {
    int number = used - 1;
    for (int i = 0; i < round.size; i++) {
      if (round.reached(i) > round.best[i]) {
        rounds.get(round.bestRound[i]).isLeft[round.bestPlace[i]] = 1;
        round.best[i] = round.reached(i);
        round.bestRound[i] = number;
        round.bestPlace[i] = i;
      } else {
        round.isLeft[i] = 1;
      }
    }
  }
}
