package io.klantreis.journey.run;

import io.klantreis.journey.index.Block;
import io.klantreis.journey.index.IntColumn;
import io.klantreis.journey.index.Postings;
import io.klantreis.journey.index.TimeBuckets;
import java.util.Arrays;

/// A block's events of each step as bitmaps over positions, and those with which a run may begin.
/// Where the range holds few of the block's events, the steps have no bitmaps: the few customers'
/// codes are looked at instead. One a thread.
final class BitmapSteps {
  /// Below this share of a block's events a range is small.
  private static final int SMALL_RANGE = 12;

  private final Population population;
  private final int steps;
  private final int[][] codes;
  private final byte[] stepOfCode;
  private final long[] begins;
  private final long[][] own;
  private final long[][] words;
  private final long firstEntry;
  private final long lastEntry;
  private long[] entries = {};
  private long[] ownEntries = {};
  private boolean sparse;
  private long seen;

  BitmapSteps(Program program, Population population) {
    this.population = population;
    this.steps = program.steps();
    this.codes = new int[steps][];
    this.own = new long[steps][0];
    this.words = new long[steps][];
    this.firstEntry = program.firstEntry();
    this.lastEntry = Math.min(program.lastEntry(), population.lastMillis());
    int all = population.index().codes().size();
    this.stepOfCode = new byte[all];
    this.begins = new long[all];
    Arrays.fill(stepOfCode, (byte) -1);
    for (int k = 0; k < steps; k++) {
      codes[k] = codesOf(program, k, all);
      for (int code : codes[k]) {
        stepOfCode[code] = (byte) k;
        begins[code] = k == 0 ? 1 : 0;
      }
    }
  }

  private static int[] codesOf(Program program, int step, int all) {
    int[] found = new int[all];
    int size = 0;
    for (int code = 0; code < all; code++) {
      if ((program.stepsOfCode(code) >>> step & 1) != 0) {
        found[size++] = code;
      }
    }
    return Arrays.copyOf(found, size);
  }

  /// Moves to a block. Says whether some run may begin there.
  boolean open(int part) {
    Block block = population.index().block(part);
    seen = 0;
    boolean some = false;
    for (int code : codes[0]) {
      some |= block.postings().count(code) > 0;
    }
    if (!some || block.lastMillis() < firstEntry || block.firstMillis() > lastEntry) {
      return false;
    }
    boolean all = block.firstMillis() >= firstEntry && block.lastMillis() <= lastEntry;
    int most = all ? block.events() : block.byTime().most(firstEntry, lastEntry);
    sparse = most * SMALL_RANGE < block.events();
    if (sparse) {
      few(block);
    } else {
      many(block, all, most);
    }
    if (population.testsEntries()) {
      keepAdmitted(part, block);
    }
    return true;
  }

  private void few(Block block) {
    Arrays.fill(words, new long[0]);
    entries = cleared(ownEntries, block.events());
    ownEntries = entries;
    TimeBuckets buckets = block.byTime();
    buckets.mark(entries, firstEntry, lastEntry, block.codes(), begins);
    seen += buckets.most(firstEntry, lastEntry);
  }

  private void many(Block block, boolean all, int most) {
    for (int k = 0; k < steps; k++) {
      words[k] = wordsOf(block.postings(), k);
    }
    entries = words[0];
    if (all && !population.testsEntries()) {
      return;
    }
    int size = Postings.words(block.events());
    if (ownEntries.length < size) {
      ownEntries = new long[size];
    }
    System.arraycopy(words[0], 0, ownEntries, 0, size);
    entries = ownEntries;
    if (!all) {
      keepSelected(block, size, block.events() - most);
    }
  }

  /// Drops the entries outside the range, in whichever way looks at fewer events.
  private void keepSelected(Block block, int size, int outside) {
    int all = 0;
    for (int code : codes[0]) {
      all += block.postings().count(code);
    }
    if (outside < all) {
      block.byTime().clearOutside(entries, firstEntry, lastEntry);
      return;
    }
    long[] times = block.times();
    for (int word = 0; word < size; word++) {
      long left = entries[word];
      for (long rest = left; rest != 0; rest &= rest - 1) {
        int bit = Long.numberOfTrailingZeros(rest);
        long time = times[word << 6 | bit];
        left &= time >= firstEntry && time <= lastEntry ? -1L : ~(1L << bit);
      }
      entries[word] = left;
    }
  }

  private static long[] cleared(long[] words, int events) {
    int size = Postings.words(events);
    if (words.length < size) {
      return new long[size];
    }
    Arrays.fill(words, 0, size, 0);
    return words;
  }

  private long[] wordsOf(Postings postings, int k) {
    for (int code : codes[k]) {
      seen += postings.count(code);
    }
    if (codes[k].length == 1) {
      long[] kept = postings.bitmap(codes[k][0]);
      if (kept != null) {
        return kept;
      }
    }
    own[k] = cleared(own[k], postings.size());
    for (int code : codes[k]) {
      postings.addTo(own[k], code);
    }
    return own[k];
  }

  private void keepAdmitted(int part, Block block) {
    UnitEvents events = population.flyweight();
    int customer = 0;
    for (int at = BitmapRuns.next(entries, 0, block.events()); at >= 0; ) {
      while (block.starts()[customer + 1] <= at) {
        customer++;
      }
      int number = block.firstCustomer() + customer;
      events.show(number, part, number, 0, null, block.events());
      if (!events.mayEnter(at)) {
        entries[at >>> 6] &= ~(1L << at);
      }
      at = BitmapRuns.next(entries, at + 1, block.events());
    }
  }

  /// Whether the steps have no bitmaps here.
  boolean isSparse() {
    return sparse;
  }

  /// Collects the steps of a customer's events, a bit each from a position on.
  ///
  /// @param own as many low bits as there are events
  /// @param masks written to at a place, a step each
  void collect(Block block, int from, long own, long[][] masks, int place) {
    IntColumn codesHere = block.codes();
    for (int k = 0; k < steps; k++) {
      masks[k][place] = 0;
    }
    int size = Long.bitCount(own);
    for (int i = 0; i < size; i++) {
      int step = stepOfCode[codesHere.at(from + i)];
      if (step >= 0) {
        masks[step][place] |= 1L << i;
      }
    }
    seen += size;
  }

  /// Makes bitmaps all the same, for a customer with too many events for one word.
  void fill(Block block) {
    for (int k = 0; k < steps; k++) {
      words[k] = wordsOf(block.postings(), k);
    }
    sparse = false;
  }

  /// The events with which a run may begin.
  long[] entries() {
    return entries;
  }

  /// The events of each step; empty where {@link #isSparse}.
  long[][] words() {
    return words;
  }

  /// How many events of the block were looked at.
  long seen() {
    return seen;
  }
}
