package io.klantreis.journey.run;

import io.klantreis.journey.index.Block;
import io.klantreis.journey.index.Postings;
import io.klantreis.journey.index.Times;
import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.FunnelQuery.Counting;
import io.klantreis.journey.query.FunnelQuery.Order;
import io.klantreis.journey.query.FunnelQuery.Step;
import io.klantreis.journey.query.Unit;
import org.jspecify.annotations.Nullable;

/// Chooses runs as {@link Chooser} does, for the questions most often asked (ordered steps that
/// share no event, one window), and reads nothing but the events of the steps' codes, of customers
/// who have the first step. One a thread.
public final class PostingsChooser {
  private static final int NEAR = 8;

  private final Program program;
  private final RunSink sink;
  private final int steps;
  private final int[] stepOfCode;
  private final int[] codeOfStep;
  private final boolean scans;
  private final boolean first;
  private final long increase;
  private final char[][] lists;
  private final char[][] scanned;
  private final int[] next;
  private final int[] ends;
  private final Run run;
  private final Run best;
  private final Run bestMatured;
  private final @Nullable Spans spans;
  private Times times = Times.NONE;
  private long last;
  private int part;
  private int shown;
  private boolean testsEntries;
  private long seen;

  public PostingsChooser(Program program, RunSink sink, int codes) {
    this(program, sink, codes, null);
  }

  /// @param spans the spans of entries that are each asked by themselves; null for all as one
  public PostingsChooser(Program program, RunSink sink, int codes, @Nullable Spans spans) {
    this.program = program;
    this.spans = spans;
    this.sink = sink;
    this.steps = program.steps();
    this.first = program.query().counting() == Counting.FIRST;
    this.increase = program.query().strictlyIncreasing() ? 1 : 0;
    this.stepOfCode = new int[codes];
    this.codeOfStep = new int[steps];
    this.scans = mapCodes(codes);
    this.lists = new char[steps][];
    this.scanned = new char[steps][];
    this.next = new int[steps];
    this.ends = new int[steps];
    this.run = new Run(steps);
    this.best = new Run(steps);
    this.bestMatured = new Run(steps);
  }

  /// Whether a question is of the kind that this can answer.
  public static boolean suits(Program program, Population population) {
    FunnelQuery query = program.query();
    boolean plain =
        query.order() == Order.ORDERED
            && query.counting() != Counting.EVERY
            && query.exclusions().isEmpty()
            && query.graceMillis() == 0
            && program.rules().areOursApart()
            && !program.overlapping();
    for (int k = 0; k < program.steps(); k++) {
      Step step = program.step(k);
      plain &= program.stepTest(k).codesDecide() && step.withinMillis() == null;
      plain &= step.minGapMillis() == 0 && !step.optional() && !step.direct() && !step.firstEver();
    }
    return plain
        && population.terms().unit() instanceof Unit.Customer
        && population.seesEverything();
  }

  /// Says whether some step has more than one code.
  private boolean mapCodes(int codes) {
    boolean several = false;
    java.util.Arrays.fill(codeOfStep, -1);
    for (int code = 0; code < codes; code++) {
      long mask = program.stepsOfCode(code);
      stepOfCode[code] = mask == 0 ? -1 : Long.numberOfTrailingZeros(mask);
      if (mask != 0) {
        int step = stepOfCode[code];
        several |= codeOfStep[step] != -1;
        codeOfStep[step] = codeOfStep[step] == -1 ? code : -2;
      }
    }
    return several;
  }

  /// How many events were looked at.
  public long seen() {
    return seen;
  }

  /// Chooses for every customer of a block.
  public void block(Population population, int part) {
    Block block = population.index().block(part);
    times = block.times();
    this.part = part;
    last = population.lastMillis();
    if (scans) {
      scan(block);
    }
    for (int k = 0; k < steps; k++) {
      open(block.postings(), k);
    }
    testsEntries = population.testsEntries();
    UnitEvents events = population.flyweight();
    int[] starts = block.starts();
    char[] entries = lists[0];
    int customer = 0;
    while (next[0] < ends[0]) {
      while (starts[customer + 1] <= entries[next[0]]) {
        customer++;
      }
      shown = block.firstCustomer() + customer;
      customer(events, starts[customer], starts[customer + 1]);
    }
  }

  private void open(Postings postings, int k) {
    int code = codeOfStep[k];
    if (code != -2) {
      int count = code < 0 ? 0 : postings.count(code);
      if (scanned[k] == null || scanned[k].length < count) {
        scanned[k] = new char[Math.max(count, 1024)];
      }
      lists[k] = scanned[k];
      next[k] = 0;
      ends[k] = code < 0 ? 0 : postings.collect(code, scanned[k]);
    }
    seen += ends[k] - next[k];
  }

  /// Collects the positions of the steps that have several codes.
  private void scan(Block block) {
    for (int k = 0; k < steps; k++) {
      if (codeOfStep[k] == -2) {
        if (scanned[k] == null || scanned[k].length < block.events()) {
          scanned[k] = new char[block.events()];
        }
        lists[k] = scanned[k];
        next[k] = 0;
        ends[k] = 0;
      }
    }
    int size = block.events();
    for (int position = 0; position < size; position++) {
      int step = stepOfCode[block.codes().at(position)];
      if (step >= 0 && codeOfStep[step] == -2) {
        lists[step][ends[step]++] = (char) position;
      }
    }
  }

  /// The furthest run of a customer, the earliest of several: among all entries, and among the
  /// matured.
  private void customer(UnitEvents events, int start, int end) {
    char[] entries = lists[0];
    boolean found = false;
    boolean foundMatured = false;
    boolean afterMatured = false;
    boolean done = false;
    long spanTo = Long.MIN_VALUE;
    int place = next[0];
    for (; place < ends[0] && entries[place] < end; place++) {
      int position = entries[place];
      long time = times.at(position);
      if (spans != null && time >= spanTo && program.selects(time)) {
        emit(events, found, afterMatured, foundMatured);
        found = false;
        foundMatured = false;
        afterMatured = false;
        done = false;
        spanTo = spans.to(spans.indexOf(time));
      }
      if (done || time > last || !program.selects(time) || !mayEnter(events, position)) {
        continue;
      }
      if (!afterMatured && !program.isMatured(time)) {
        afterMatured = true;
        foundMatured = found;
        bestMatured.copyFrom(best);
      }
      run.begin(time, position);
      int missing = follow(position, time, start, end);
      if (!found || run.furthest() > best.furthest()) {
        best.copyFrom(run);
        found = true;
      }
      // a step of which no event is left keeps later entries from getting any further
      done = first || best.furthest() == steps - 1 || best.furthest() >= missing - 1;
    }
    next[0] = place;
    emit(events, found, afterMatured, foundMatured);
  }

  /// Follows the steps and returns the first step that has no event left, or one past the last. The
  /// places in the lists only move on: a later entry cannot use an event that came too early for
  /// this one.
  private int follow(int entryPosition, long entryTime, int start, int end) {
    long deadline = Math.min(program.lastOf(entryTime), last);
    int before = entryPosition;
    long timeBefore = entryTime;
    for (int k = 1; k < steps; k++) {
      char[] list = lists[k];
      int limit = ends[k];
      int place = skip(list, next[k], limit, start);
      while (place < limit && list[place] < end && isEarly(list[place], before, timeBefore)) {
        place++;
      }
      next[k] = place;
      if (place == limit || list[place] >= end) {
        return k;
      }
      before = list[place];
      timeBefore = times.at(before);
      if (timeBefore > deadline) {
        return steps + 1;
      }
      run.take(k, timeBefore, before);
    }
    return steps + 1;
  }

  /// The first place from `place` on whose position is not below `start`: a few steps forward, and
  /// leaps of doubled length where it is far.
  private static int skip(char[] list, int place, int limit, int start) {
    int at = place;
    for (int near = Math.min(limit, at + NEAR); at < near; at++) {
      if (list[at] >= start) {
        return at;
      }
    }
    int leap = NEAR;
    while (at + leap < limit && list[at + leap] < start) {
      at += leap;
      leap *= 2;
    }
    int high = Math.min(limit, at + leap);
    while (at < high) {
      int middle = at + high >>> 1;
      if (list[middle] < start) {
        at = middle + 1;
      } else {
        high = middle;
      }
    }
    return at;
  }

  private boolean isEarly(int position, int before, long timeBefore) {
    return (position < before || increase != 0) && times.at(position) < timeBefore + increase;
  }

  private boolean mayEnter(UnitEvents events, int position) {
    if (!testsEntries) {
      return true;
    }
    show(events);
    return events.mayEnter(position);
  }

  /// Shows the customer's block from its first position: an event's number is its position.
  private void show(UnitEvents events) {
    events.show(shown, part, shown, 0, null, times.size());
  }

  private void emit(UnitEvents events, boolean found, boolean afterMatured, boolean foundMatured) {
    if (!found) {
      return;
    }
    show(events);
    if (!afterMatured || foundMatured && best.event(0) == bestMatured.event(0)) {
      sink.run(events, best, true, true);
      return;
    }
    if (foundMatured) {
      sink.run(events, bestMatured, false, true);
    }
    sink.run(events, best, true, false);
  }
}
