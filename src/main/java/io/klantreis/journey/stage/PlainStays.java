package io.klantreis.journey.stage;

import io.klantreis.journey.index.Block;
import io.klantreis.journey.index.IntColumn;
import io.klantreis.journey.query.StageDurationQuery;
import io.klantreis.journey.query.StageDurationQuery.Measure;
import io.klantreis.journey.query.Terms;
import io.klantreis.journey.run.Population;
import io.klantreis.journey.run.StageEntries;
import io.klantreis.journey.spi.QueryScope;
import io.klantreis.journey.stats.GroupedLengths;
import io.klantreis.journey.stats.Lengths;
import io.klantreis.journey.stats.StaySet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Collects stays as {@link StageDurationPartial} does, for the questions most often asked: whole
/// customers, stages that codes tell, no idle time. Of a block that lies in the range but for a
/// little, all stays are taken as they were put in groups before (see {@link BlockStays}), and
/// those of customers who reach out of the range are taken away and walked. Of other blocks only
/// the events that begin a stay are visited, and of a short range only those within it. One a
/// thread; two of them merge.
final class PlainStays implements StayMoves {
  private static final int MOST_STAGES = 32;

  /// Once as it is collected, once when put in order.
  private static final long BYTES_A_STAY = 16;

  /// From a block of which the range takes less than one part in so many, its events are picked by
  /// their time.
  private static final int SHORT = 4;

  /// A block of which the range leaves out no more than one part in so many is taken whole.
  private static final int NEARLY_ALL = 8;

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

  /// Of customers who are not to be counted as their block has them.
  private final Lengths[] fewer;

  private final List<BlockStays> whole = new ArrayList<>();

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
    this.fewer = new Lengths[stages * stages];
    Arrays.setAll(lengths, i -> new Lengths());
    Arrays.setAll(fewer, i -> new Lengths());
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
    long within = Math.min(end - 1, block.lastMillis()) - Math.max(from, block.firstMillis());
    long shortestOpen = last - Math.min(end - 1, block.lastMillis());
    boolean isNearlyAll = span - within <= span / NEARLY_ALL;
    // where many open stays are short, nearly every stay's order matters: then a walk is faster
    boolean orderMatters = shortestOpen < span / NEARLY_ALL;
    if (isNearlyAll && !orderMatters && BlockStays.suits(block, stages)) {
      whole(BlockStays.of(block, stageOfCode, key, stages));
    } else if (within < span / SHORT && block.postings().known()) {
      some(block, entries);
    } else {
      all(block, entries);
    }
    long stays = kept();
    scope.grow(BYTES_A_STAY * (stays - charged));
    charged = stays;
  }

  private long kept() {
    long sum = 0;
    for (int cell = 0; cell < lengths.length; cell++) {
      sum += lengths[cell].size() + fewer[cell].size();
    }
    return sum;
  }

  private void whole(BlockStays known) {
    whole.add(known);
    Block block = known.block();
    long[] lasts = known.found().lasts();
    long[] walked = walkWhoReachOut(known);
    int customer = 0;
    for (int word = 0; word < lasts.length; word++) {
      for (long rest = lasts[word]; rest != 0; rest &= rest - 1) {
        if ((walked[word] & rest & -rest) == 0) {
          add(known.openStage(customer) * (stages + 1), last - known.openSince(customer));
        }
        customer++;
      }
    }
    units += known.customers();
    eventsRead += block.events();
  }

  /// Walks the customers with a stay that begins outside the range, and says who they are by the
  /// position of their last stay.
  private long[] walkWhoReachOut(BlockStays known) {
    Block block = known.block();
    long[] entries = known.found().entries();
    long[] lasts = known.found().lasts();
    long[] outside = new long[entries.length];
    long[] walked = new long[entries.length];
    if (block.firstMillis() < from) {
      block.timeline().mark(outside, block.firstMillis(), from - 1);
    }
    if (block.lastMillis() >= end) {
      block.timeline().mark(outside, end, block.lastMillis());
    }
    int customersLast = -1;
    for (int word = 0; word < entries.length; word++) {
      for (long rest = entries[word] & outside[word]; rest != 0; rest &= rest - 1) {
        int position = word << 6 | Long.numberOfTrailingZeros(rest);
        if (position > customersLast) {
          int first = StageEntries.next(entries, StageEntries.before(lasts, position) + 1);
          customersLast = StageEntries.next(lasts, position);
          walked[customersLast >>> 6] |= 1L << customersLast;
          walkAgain(block, entries, first, customersLast);
        }
      }
    }
    return walked;
  }

  /// Takes away all stays of a customer, and adds those that count.
  private void walkAgain(Block block, long[] entries, int first, int end) {
    long[] times = block.times();
    int stage = stageOfCode[block.codes().at(first)];
    long start = times[first];
    visit(stage);
    for (int position = first; position < end; ) {
      position = StageEntries.next(entries, position + 1);
      int next = stageOfCode[block.codes().at(position)];
      fewer[stage * stages + next].add(times[position] - start);
      stage = next;
      start = times[position];
      visit(stage);
    }
    endCustomer(-1);
    for (int position = first; position >= 0; ) {
      int next = position < end ? StageEntries.next(entries, position + 1) : -1;
      addIfCounts(block, position, next);
      position = next;
    }
    endCustomer(1);
  }

  /// @param next where the customer's next stay begins, negative where there is none
  private void addIfCounts(Block block, int position, int next) {
    long start = block.times()[position];
    if (start < from || start >= end) {
      return;
    }
    int stage = stageOfCode[block.codes().at(position)];
    boolean ends = next >= 0 && block.times()[next] <= last;
    visit(stage);
    if (ends) {
      int nextStage = stageOfCode[block.codes().at(next)];
      add(stage * stages + nextStage, block.times()[next] - start);
    } else {
      add(stage * stages + stage, last - start);
    }
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
          endCustomer(1);
        }
      }
    }
    eventsRead += block.events();
  }

  private void some(Block block, StageEntries found) {
    long[] entries = found.entries();
    long[] lasts = found.lasts();
    long[] inRange = new long[entries.length];
    block.timeline().mark(inRange, from, end - 1);
    int customersLast = -1;
    for (int word = 0; word < entries.length; word++) {
      for (long rest = entries[word] & inRange[word]; rest != 0; rest &= rest - 1) {
        int position = word << 6 | Long.numberOfTrailingZeros(rest);
        if (position > customersLast) {
          endCustomer(1);
          customersLast = StageEntries.next(lasts, position);
        }
        boolean isLast = position == customersLast;
        addIfCounts(block, position, isLast ? -1 : StageEntries.next(entries, position + 1));
        eventsRead++;
      }
    }
    endCustomer(1);
  }

  private void add(int cell, long length) {
    lengths[cell].add(length);
  }

  private void visit(int stage) {
    long bit = 1L << stage;
    stagesRevisited |= stagesSeen & bit;
    stagesSeen |= bit;
  }

  /// @param by 1 to count the customer, -1 to count them no more
  private void endCustomer(int by) {
    if (stagesSeen == 0) {
      return;
    }
    units += by;
    for (int group = 0; group < seen.length; group++) {
      seen[group][(int) (stagesSeen >>> 8 * group) & 0xff] += by;
      revisited[group][(int) (stagesRevisited >>> 8 * group) & 0xff] += by;
    }
    stagesSeen = 0;
    stagesRevisited = 0;
  }

  void merge(PlainStays other) {
    for (int cell = 0; cell < lengths.length; cell++) {
      lengths[cell].addAll(other.lengths[cell]);
      fewer[cell].addAll(other.fewer[cell]);
    }
    whole.addAll(other.whole);
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
    for (int cell = 0; cell < lengths.length; cell++) {
      lengths[cell].release();
      fewer[cell].release();
    }
  }

  /// The stays of a stage; ended ones went forward, skipped a stage or went back.
  StaySet stays(int stage) {
    List<GroupedLengths> grouped = new ArrayList<>();
    for (BlockStays some : whole) {
      grouped.add(some.ended(stage));
    }
    Lengths open = lengths[stage * stages + stage];
    return new StaySet(grouped, byWay(lengths, stage), byWay(fewer, stage), open);
  }

  private List<Lengths> byWay(Lengths[] cells, int stage) {
    List<Lengths> ended = List.of(new Lengths(), new Lengths(), new Lengths());
    for (int next = 0; next < stages; next++) {
      if (next != stage) {
        ended.get(Way.of(stage, next).ordinal()).share(cells[stage * stages + next]);
      }
    }
    return ended;
  }

  @Override
  public long moves(int stage, int next) {
    int cell = stage * stages + next;
    long moves = lengths[cell].size() - fewer[cell].size();
    for (BlockStays some : whole) {
      moves += some.moves(stage, next);
    }
    return stage == next ? 0 : moves;
  }

  @Override
  public long moveMillis(int stage, int next) {
    int cell = stage * stages + next;
    long sum = lengths[cell].sum() - fewer[cell].sum();
    for (BlockStays some : whole) {
      sum += some.moveMillis(stage, next);
    }
    return stage == next ? 0 : sum;
  }

  /// How many customers had a stay in a stage, and how many of these came back there.
  StayRows.Units units(int stage) {
    long all = count(seen, stage);
    long again = count(revisited, stage);
    for (BlockStays some : whole) {
      all += some.units(stage);
      again += some.revisited(stage);
    }
    return new StayRows.Units(all, again);
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
