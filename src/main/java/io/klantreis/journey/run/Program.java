package io.klantreis.journey.run;

import io.klantreis.journey.index.Codes;
import io.klantreis.journey.index.JourneyIndex;
import io.klantreis.journey.model.Selector;
import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.FunnelQuery.Exclusion;
import io.klantreis.journey.query.FunnelQuery.Order;
import io.klantreis.journey.query.FunnelQuery.Select;
import io.klantreis.journey.query.FunnelQuery.Step;
import io.klantreis.journey.query.PresetRules;
import io.klantreis.journey.query.Terms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A funnel's question made ready for its events: selectors as masks over codes, spans of time as
/// numbers. Immutable.
public final class Program {
  /// The most steps, and the most exclusions, that a question may have: one bit each.
  public static final int MOST_STEPS = 64;

  private final FunnelQuery query;
  private final PresetRules rules;
  private final List<SelectorTest> steps = new ArrayList<>();
  private final List<SelectorTest> exclusions = new ArrayList<>();
  private final long[] stepsOfCode;
  private final long[] exclusionsOfCode;
  private final boolean overlapping;
  private final int[] touchpoints;
  private final int[] nextRequired;
  private final Terms terms;
  private final boolean closed;
  private final boolean everyEvent;
  private final long windowMillis;
  private final List<Warning> warnings = new ArrayList<>();

  private Program(FunnelQuery query, JourneyIndex index, StageMap stages) {
    this.query = OurWords.of(query);
    this.rules = query.rules();
    this.terms = query.terms();
    this.closed = query.select() == Select.CLOSED;
    this.windowMillis = this.query.windowMillis();
    this.everyEvent =
        this.query.order() == Order.STRICT || query.steps().stream().anyMatch(Step::direct);
    this.nextRequired = nextRequired(query.steps());
    for (Step step : query.steps()) {
      steps.add(compile(step.selector(), index, stages));
    }
    for (Exclusion exclusion : query.exclusions()) {
      exclusions.add(compile(exclusion.selector(), index, stages));
    }
    this.stepsOfCode = masks(steps, index.codes().size());
    this.exclusionsOfCode = masks(exclusions, index.codes().size());
    boolean overlap = false;
    for (long mask : stepsOfCode) {
      overlap |= Long.bitCount(mask) > 1;
    }
    this.overlapping = overlap;
    this.touchpoints = rules.onceASecond() ? touchpoints(index.codes()) : new int[0];
  }

  public static Program of(FunnelQuery query, Population population) {
    if (query.steps().size() > MOST_STEPS || query.exclusions().size() > MOST_STEPS) {
      throw new IllegalArgumentException("more than " + MOST_STEPS + " steps or exclusions");
    }
    return new Program(query, population.index(), population.stages());
  }

  private SelectorTest compile(Selector selector, JourneyIndex index, StageMap stages) {
    SelectorTest test = new SelectorTest(selector, index, stages);
    for (String name : test.unknown()) {
      String nearest = Nearest.of(name, index.codes().touchpoints());
      Warning warning = new Warning.UnknownTouchpoint(name, nearest);
      if (!warnings.contains(warning)) {
        warnings.add(warning);
      }
    }
    return test;
  }

  private static long[] masks(List<SelectorTest> tests, int codes) {
    long[] masks = new long[codes];
    for (int i = 0; i < tests.size(); i++) {
      for (int code = 0; code < codes; code++) {
        if (tests.get(i).mayFit(code)) {
          masks[code] |= 1L << i;
        }
      }
    }
    return masks;
  }

  private static int[] touchpoints(Codes codes) {
    List<String> known = List.copyOf(codes.touchpoints());
    int[] touchpoints = new int[codes.size()];
    Arrays.setAll(touchpoints, code -> known.indexOf(codes.touchpoint(code)));
    return touchpoints;
  }

  /// The question, with what its preset's words mean in ours: its window is the whole run's.
  public FunnelQuery query() {
    return query;
  }

  /// What the preset changes beyond the question's fields.
  PresetRules rules() {
    return rules;
  }

  /// The touchpoint of each code, as a number.
  int[] touchpoints() {
    return touchpoints;
  }

  public int steps() {
    return steps.size();
  }

  /// What the asker should know about names in the question.
  public List<Warning> warnings() {
    return List.copyOf(warnings);
  }

  Step step(int k) {
    return query.steps().get(k);
  }

  SelectorTest stepTest(int k) {
    return steps.get(k);
  }

  SelectorTest exclusionTest(int x) {
    return exclusions.get(x);
  }

  /// The steps, a bit each, that an event of this code may fit.
  long stepsOfCode(int code) {
    return stepsOfCode[code];
  }

  /// Whether an event fits some step.
  public boolean fitsSome(UnitEvents events, int event) {
    int code = events.code(event);
    for (long rest = stepsOfCode[code]; rest != 0; rest &= rest - 1) {
      if (steps.get(Long.numberOfTrailingZeros(rest)).fits(events, event, code)) {
        return true;
      }
    }
    return false;
  }

  /// The steps, a bit each, that an event fits, whatever else the preset says of it.
  public long stepsFitting(UnitEvents events, int event) {
    int code = events.code(event);
    long fits = 0;
    for (long rest = stepsOfCode[code]; rest != 0; rest &= rest - 1) {
      int k = Long.numberOfTrailingZeros(rest);
      fits |= steps.get(k).fits(events, event, code) ? 1L << k : 0;
    }
    return fits;
  }

  /// The first exclusion, from 0, that an event fits; -1 for none.
  public int firstExclusionFitting(UnitEvents events, int event) {
    int code = events.code(event);
    for (int x = 0; x < exclusions.size(); x++) {
      if ((exclusionsOfCode[code] >>> x & 1) != 0 && exclusions.get(x).fits(events, event, code)) {
        return x;
      }
    }
    return -1;
  }

  /// Whether an event that may make these steps may begin a run.
  public boolean mayEnter(long made) {
    return query.order() == Order.ANY && !anchored() ? made != 0 : (made & 1) != 0;
  }

  long exclusionsOfCode(int code) {
    return exclusionsOfCode[code];
  }

  /// Whether one event may fit several steps.
  boolean overlapping() {
    return overlapping;
  }

  /// Whether an event that fits several steps must be kept from making more than one.
  boolean keepsApart() {
    return overlapping && !rules.severalSteps();
  }

  /// Whether events that fit no step matter, because steps must follow each other directly.
  boolean needsEveryEvent() {
    return everyEvent;
  }

  /// Whether a run in any order must begin with step 1.
  public boolean anchored() {
    return rules.firstStepFirst();
  }

  /// The last moment at which an event of a run may be.
  public long lastOf(long entryMillis) {
    long end = plus(entryMillis, query.windowMillis());
    return query.halfOpenWindow() ? end - 1 : end;
  }

  /// The first step from `k` on that is not optional, or the number of steps.
  public int nextRequired(int k) {
    return nextRequired[Math.min(k, nextRequired.length - 1)];
  }

  private static int[] nextRequired(List<Step> steps) {
    int[] next = new int[steps.size() + 1];
    next[steps.size()] = steps.size();
    for (int k = steps.size() - 1; k >= 0; k--) {
      next[k] = steps.get(k).optional() ? next[k + 1] : k;
    }
    return next;
  }

  /// The last step that is not optional; the first where all others are.
  public int lastRequired() {
    int last = steps.size() - 1;
    while (last > 0 && step(last).optional()) {
      last--;
    }
    return last;
  }

  /// Until when a run that stands where it stands can take its next step.
  public long deadline(Run run) {
    long end = plus(run.entry(), query.windowMillis());
    int next = nextRequired(run.furthest() + 1);
    Long within = next < steps.size() ? step(next).withinMillis() : null;
    return within == null ? end : Math.min(end, plus(run.time(run.furthest()), within));
  }

  /// Whether a run that has not taken all it could may still go on.
  public boolean isOpen(Run run) {
    return !run.isCut() && deadline(run) > query.terms().asOfMillis();
  }

  /// Whether a run that began then is one that the range chooses.
  boolean selects(long entryMillis) {
    if (closed) {
      long end = plus(entryMillis, windowMillis);
      return end >= terms.fromMillis() && end < terms.toMillis() && end <= terms.asOfMillis();
    }
    return entryMillis >= terms.fromMillis() && entryMillis < terms.toMillis();
  }

  /// The first moment at which a run may begin that the range chooses.
  long firstEntry() {
    return closed ? minus(terms.fromMillis(), windowMillis) : terms.fromMillis();
  }

  /// The last one.
  long lastEntry() {
    long last = minus(terms.toMillis(), 1);
    return closed ? minus(Math.min(last, terms.asOfMillis()), windowMillis) : last;
  }

  /// The last moment at which a run may begin of which the window has closed.
  long maturedUntil() {
    return minus(terms.asOfMillis(), windowMillis);
  }

  /// A difference that stays at the begin of time where it would run over.
  private static long minus(long millis, long span) {
    long rest = millis - span;
    return span > 0 && rest > millis ? Long.MIN_VALUE : rest;
  }

  /// Whether the window of a run that began then has closed.
  public boolean isMatured(long entryMillis) {
    return plus(entryMillis, windowMillis) <= terms.asOfMillis();
  }

  /// A sum that stays at the end of time where it would run over.
  public static long plus(long millis, long span) {
    long sum = millis + span;
    return span > 0 && sum < millis ? Long.MAX_VALUE : sum;
  }
}
