package io.klantreis.journey.stage;

import io.klantreis.journey.index.Block;
import io.klantreis.journey.index.IntColumn;
import io.klantreis.journey.query.StageDurationQuery;
import io.klantreis.journey.query.StageDurationQuery.Measure;
import io.klantreis.journey.query.Terms;
import io.klantreis.journey.run.Population;
import io.klantreis.journey.run.StageEntries;
import io.klantreis.journey.spi.QueryScope;
import io.klantreis.journey.stats.Lengths;
import java.util.Arrays;

/// Collects stays as {@link StageDurationPartial} does, for the questions most often asked: whole
/// customers, stages that codes tell, no idle time. Visits only the events that begin a stay (see
/// {@link StageEntries}), and of a short range only those within it. One a thread; two of them
/// merge.
final class PlainStays {
  private static final int MOST_STAGES = 32;

  /// Once as it is collected, once when put in order.
  private static final long BYTES_A_STAY = 16;

  /// From a block of which the range takes less than one part in so many, its events are picked by
  /// their time.
  private static final int SHORT = 4;

  private final Population population;
  private final QueryScope scope;
  private final int[] stageOfCode;
  private final String key;
  private final int stages;
  private final long from;
  private final long end;
  private final long last;

  /// Lengths by stage and the next stage; where both are the same, of stays still open.
  private final Lengths[] lengths;

  /// Customers by the stages that they had stays in, eight stages at a time.
  private final int[][] seen;

  /// The same of stages that they came back to.
  private final int[][] revisited;

  private long charged;
  private long eventsRead;
  private long units;
  private long stagesSeen;
  private long stagesRevisited;

  PlainStays(Population population, QueryScope scope) {
    this.population = population;
    this.scope = scope;
    Terms terms = population.terms();
    this.from = terms.fromMillis();
    this.last = population.lastMillis();
    this.end = last == Long.MAX_VALUE ? terms.toMillis() : Math.min(terms.toMillis(), last + 1);
    int codes = population.index().codes().size();
    this.stageOfCode = new int[codes];
    for (int code = 0; code < codes; code++) {
      stageOfCode[code] = population.stages().ofCode(code);
    }
    this.key = StageEntries.key(stageOfCode);
    this.stages = population.stages().model().stages().size();
    this.lengths = new Lengths[stages * stages];
    Arrays.setAll(lengths, i -> new Lengths());
    this.seen = new int[(stages + 7) / 8][256];
    this.revisited = new int[(stages + 7) / 8][256];
  }

  /// Whether a question is of the kind that this can answer.
  static boolean suits(StageDurationQuery query, Population population) {
    boolean told = population.stages().model().stages().size() <= MOST_STAGES;
    for (int code = 0; code < population.index().codes().size(); code++) {
      told &= population.stages().codeTells(code);
    }
    return told
        && query.measure() == Measure.SOJOURN
        && query.per() == StageDurationQuery.Per.VISIT
        && query.split() == null
        && query.idleMillis() == null
        && population.isPlain()
        && !population.testsEntries();
  }

  void part(int part) {
    Block block = population.index().block(part);
    if (block.events() == 0 || block.firstMillis() >= end || block.lastMillis() < from) {
      return;
    }
    StageEntries entries = StageEntries.of(block, stageOfCode, key);
    long span = block.lastMillis() - block.firstMillis();
    if (end - from < span / SHORT && block.postings().known()) {
      some(block, entries);
    } else {
      all(block, entries);
    }
    long stays = stays();
    scope.grow(BYTES_A_STAY * (stays - charged));
    charged = stays;
  }

  /// How many stays there are.
  long stays() {
    long sum = 0;
    for (Lengths some : lengths) {
      sum += some.size();
    }
    return sum;
  }

  private void all(Block block, StageEntries found) {
    long[] entries = found.entries();
    long[] lasts = found.lasts();
    long[] times = block.times();
    IntColumn codes = block.codes();
    int row = 0;
    int stage = 0;
    long start = 0;
    boolean counts = false;
    for (int word = 0; word < entries.length; word++) {
      long ends = lasts[word];
      for (long rest = entries[word]; rest != 0; rest &= rest - 1) {
        int position = word << 6 | Long.numberOfTrailingZeros(rest);
        long time = times[position];
        int here = stageOfCode[codes.at(position)];
        if (counts) {
          add(row + (time > last ? stage : here), Math.min(time, last) - start);
        }
        stage = here;
        row = here * stages;
        start = time;
        counts = time >= from && time < end;
        if (counts) {
          visit(here);
        }
        if ((ends & rest & -rest) != 0) {
          if (counts) {
            add(row + stage, last - start);
          }
          counts = false;
          endCustomer();
        }
      }
    }
    eventsRead += block.events();
  }

  private void some(Block block, StageEntries found) {
    long[] entries = found.entries();
    long[] lasts = found.lasts();
    long[] times = block.times();
    IntColumn codes = block.codes();
    long[] inRange = new long[entries.length];
    block.timeline().mark(inRange, from, end - 1);
    int customersLast = -1;
    for (int word = 0; word < entries.length; word++) {
      for (long rest = entries[word] & inRange[word]; rest != 0; rest &= rest - 1) {
        int position = word << 6 | Long.numberOfTrailingZeros(rest);
        if (position > customersLast) {
          endCustomer();
          customersLast = StageEntries.next(lasts, position);
        }
        int stage = stageOfCode[codes.at(position)];
        visit(stage);
        int next = stage;
        long until = last;
        if (position < customersLast) {
          int nextEntry = StageEntries.next(entries, position + 1);
          if (times[nextEntry] <= last) {
            next = stageOfCode[codes.at(nextEntry)];
            until = times[nextEntry];
          }
        }
        add(stage * stages + next, until - times[position]);
        eventsRead++;
      }
    }
    endCustomer();
  }

  private void add(int cell, long length) {
    lengths[cell].add(length);
  }

  private void visit(int stage) {
    long bit = 1L << stage;
    stagesRevisited |= stagesSeen & bit;
    stagesSeen |= bit;
  }

  private void endCustomer() {
    if (stagesSeen == 0) {
      return;
    }
    units++;
    for (int group = 0; group < seen.length; group++) {
      seen[group][(int) (stagesSeen >>> 8 * group) & 0xff]++;
      revisited[group][(int) (stagesRevisited >>> 8 * group) & 0xff]++;
    }
    stagesSeen = 0;
    stagesRevisited = 0;
  }

  void merge(PlainStays other) {
    for (int cell = 0; cell < lengths.length; cell++) {
      lengths[cell].addAll(other.lengths[cell]);
    }
    for (int group = 0; group < seen.length; group++) {
      for (int set = 0; set < 256; set++) {
        seen[group][set] += other.seen[group][set];
        revisited[group][set] += other.revisited[group][set];
      }
    }
    eventsRead += other.eventsRead;
    units += other.units;
  }

  /// Gives back what it holds.
  void release() {
    for (Lengths some : lengths) {
      some.release();
    }
  }

  /// How long the stays in one stage lasted that ended with a touchpoint of another; of those still
  /// open where both are the same.
  Lengths lengths(int stage, int next) {
    return lengths[stage * stages + next];
  }

  /// How many customers had a stay in a stage, and how many of these came back there.
  StayRows.Units units(int stage) {
    return new StayRows.Units(count(seen, stage), count(revisited, stage));
  }

  private static long count(int[][] sets, int stage) {
    int[] group = sets[stage / 8];
    long count = 0;
    for (int set = 0; set < 256; set++) {
      count += (set >>> stage % 8 & 1) == 0 ? 0 : group[set];
    }
    return count;
  }

  long eventsRead() {
    return eventsRead;
  }

  long units() {
    return units;
  }
}
