package io.klantreis.journey.run;

import io.klantreis.journey.index.Block;
import io.klantreis.journey.index.IntColumn;
import io.klantreis.journey.index.Postings;
import io.klantreis.journey.index.Timeline;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A block's events of each step as bitmaps over positions, and those with which a run may begin.
/// Where the range holds few of the block's events, the steps have no bitmaps: the few customers'
/// codes are looked at instead. One a thread.
final class BitmapSteps {
  /// Below this share of a block's entries a range is small.
  private static final int SMALL_RANGE = 24;

  private final Population population;
  private final int steps;
  private final int[][] codes;
  private final byte[] stepOfCode;
  private final long[][] own;
  private final long[][] words;
  private final long firstEntry;
  private final long lastEntry;
  private long[] entries = {};
  private long[] ownEntries = {};
  private final List<Timeline.Slice> slices = new ArrayList<>();
  private boolean mostly = true;
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
    Arrays.fill(stepOfCode, (byte) steps);
    for (int k = 0; k < steps; k++) {
      codes[k] = codesOf(program, k, all);
      for (int code : codes[k]) {
        stepOfCode[code] = (byte) k;
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
    sparse = false;
    mostly = true;
    boolean some = false;
    for (int code : codes[0]) {
      some |= block.postings().count(code) > 0;
    }
    if (!some || block.lastMillis() < firstEntry || block.firstMillis() > lastEntry) {
      return false;
    }
    boolean all = block.firstMillis() >= firstEntry && block.lastMillis() <= lastEntry;
    if (!all && !slice(block)) {
      return false;
    }
    if (sparse) {
      few(block);
    } else {
      many(block, all);
    }
    if (population.testsEntries()) {
      keepAdmitted(part, block);
    }
    return true;
  }

  /// Finds the entries of the range, and says whether there are any.
  private boolean slice(Block block) {
    int inside = 0;
    int outside = 0;
    slices.clear();
    for (int code : codes[0]) {
      if (block.postings().count(code) > 0) {
        Timeline.Slice slice = block.timeline().slice(code, firstEntry, lastEntry);
        slices.add(slice);
        inside += slice.size();
        outside += block.postings().count(code) - slice.size();
      }
    }
    sparse = (long) inside * SMALL_RANGE < inside + outside;
    mostly = inside > outside;
    return inside > 0;
  }

  private void few(Block block) {
    Arrays.fill(words, new long[0]);
    entries = cleared(ownEntries, block.events());
    ownEntries = entries;
    for (Timeline.Slice slice : slices) {
      block.timeline().mark(entries, slice);
      seen += slice.size();
    }
  }

  private void many(Block block, boolean all) {
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
    entries = ownEntries;
    if (all || mostly) {
      System.arraycopy(words[0], 0, entries, 0, size);
    } else {
      Arrays.fill(entries, 0, size, 0);
    }
    for (Timeline.Slice slice : all ? List.<Timeline.Slice>of() : slices) {
      if (mostly) {
        block.timeline().clearOutside(entries, slice);
      } else {
        block.timeline().mark(entries, slice);
      }
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
    for (int at = EventBits.first(entries, 0, block.events()); at >= 0; ) {
      while (block.starts()[customer + 1] <= at) {
        customer++;
      }
      int number = block.firstCustomer() + customer;
      events.show(number, part, number, 0, null, block.events());
      if (!events.mayEnter(at)) {
        entries[at >>> 6] &= ~(1L << at);
      }
      at = EventBits.first(entries, at + 1, block.events());
    }
  }

  /// Whether most of the block's entries are in the range.
  boolean areMostEntries() {
    return mostly;
  }

  /// Whether the steps have no bitmaps here.
  boolean isSparse() {
    return sparse;
  }

  /// Collects the steps of a customer's events, a bit each from a position on.
  ///
  /// @param own as many low bits as there are events
  /// @param masks a step each, and one more for all other events
  void collect(Block block, int from, long own, long[] masks) {
    IntColumn codesHere = block.codes();
    Arrays.fill(masks, 0);
    int size = Long.bitCount(own);
    for (int i = 0; i < size; i++) {
      masks[stepOfCode[codesHere.at(from + i)]] |= 1L << i;
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
