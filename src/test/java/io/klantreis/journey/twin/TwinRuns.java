package io.klantreis.journey.twin;

import io.klantreis.journey.model.Selector;
import io.klantreis.journey.model.StageModels;
import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.FunnelQuery.Counting;
import io.klantreis.journey.query.FunnelQuery.Exclusion;
import io.klantreis.journey.query.FunnelQuery.ExclusionPolicy;
import io.klantreis.journey.query.FunnelQuery.Order;
import io.klantreis.journey.query.FunnelQuery.Select;
import io.klantreis.journey.query.FunnelQuery.Step;
import io.klantreis.journey.query.Scope.FiltersOn;
import io.klantreis.journey.query.Terms;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which runs of a unit count: contract §4.1, rule by rule.
final class TwinRuns {
  private final FunnelQuery query;
  private final TwinRules rules;
  private final StageModels models;
  private final List<TwinEvent> unit;
  private final List<TwinEvent> whole;
  private final Set<TwinEvent> usedUp = new HashSet<>();
  private int attributedStep = -1;
  private List<TwinEvent> values = List.of();
  private TwinInterruption.@Nullable Item stop;

  TwinRuns(FunnelQuery query, StageModels models, List<TwinEvent> unit) {
    this(query, models, unit, unit);
  }

  /// @param whole the unit's events of all values: what is its first ever does not depend on which
  ///   of them are asked about
  TwinRuns(FunnelQuery query, StageModels models, List<TwinEvent> unit, List<TwinEvent> whole) {
    this.whole = whole;
    this.query = query;
    this.rules = new TwinRules(query);
    this.models = models;
    this.unit = unit;
  }

  /// Lets only these events make a step.
  void onlyAtStep(int step, List<TwinEvent> events) {
    attributedStep = step;
    values = events;
  }

  /// @param maturedOnly as if asked with entries up to asOf - window
  List<TwinRun> counted(boolean maturedOnly) {
    usedUp.clear();
    stop = null;
    stop = rules.interruptsUnits() ? walk().ofUnit(all(maturedOnly, false)) : null;
    List<TwinRun> runs =
        query.counting() == Counting.EVERY
            ? rounds(maturedOnly)
            : all(maturedOnly, query.counting() == Counting.FIRST);
    if (query.exclusionPolicy() == ExclusionPolicy.REMOVE_UNIT) {
      for (TwinRun run : runs) {
        if (run.isComplete()) {
          if (run.taint != null) {
            return List.of();
          }
          break;
        }
      }
    }
    List<TwinRun> clean = runs.stream().filter(run -> run.taint == null).toList();
    if (query.counting() != Counting.UNIQUE || clean.isEmpty()) {
      return clean;
    }
    TwinRun best = clean.get(0);
    for (TwinRun run : clean) {
      boolean asFar = rules.isReentry() && run.furthest() == best.furthest();
      if (run.furthest() > best.furthest() || asFar) {
        best = run;
      }
    }
    return List.of(best);
  }

  private List<TwinRun> all(boolean maturedOnly, boolean onlyTheFirst) {
    List<TwinRun> runs = new ArrayList<>();
    for (TwinEvent event : unit) {
      if (mayEnter(event, maturedOnly)) {
        runs.add(follow(event));
        if (onlyTheFirst) {
          break;
        }
      }
    }
    return runs;
  }

  private List<TwinRun> rounds(boolean maturedOnly) {
    List<TwinRun> runs = new ArrayList<>();
    TwinEvent entry = nextEntry(Long.MIN_VALUE, maturedOnly);
    while (entry != null) {
      TwinRun run = follow(entry);
      runs.add(run);
      usedUp.addAll(run.made.values());
      if (run.excludedBy != null) {
        usedUp.add(run.excludedBy);
      }
      boolean mayReenter =
          rules.isReentry() && run.endedBy() == null && !run.isComplete() && !run.isOpen();
      TwinEvent again = mayReenter ? latestInside(run, maturedOnly) : null;
      // a last step within the grace may lie before the entry: no round begins before another
      long from = Math.max(entry.time(), exit(run));
      entry = again == null ? nextEntry(from, maturedOnly) : again;
    }
    return runs;
  }

  private static long exit(TwinRun run) {
    TwinEvent endedBy = run.endedBy();
    if (endedBy != null) {
      return endedBy.time();
    }
    return run.isComplete() ? run.made.lastEntry().getValue().time() : run.end() + 1;
  }

  private @Nullable TwinEvent nextEntry(long from, boolean maturedOnly) {
    for (TwinEvent event : unit) {
      if (event.time() >= from && !usedUp.contains(event) && mayEnter(event, maturedOnly)) {
        return event;
      }
    }
    return null;
  }

  private @Nullable TwinEvent latestInside(TwinRun run, boolean maturedOnly) {
    TwinEvent latest = null;
    for (TwinEvent event : unit.subList(unit.indexOf(run.made.get(0)) + 1, unit.size())) {
      if (event.time() <= run.end() && !usedUp.contains(event) && mayEnter(event, maturedOnly)) {
        latest = event;
      }
    }
    return latest;
  }

  private boolean mayEnter(TwinEvent event, boolean maturedOnly) {
    Terms terms = query.terms();
    long time = event.time();
    long end = time + rules.window();
    boolean inRange = time >= terms.fromMillis() && time < terms.toMillis();
    if (query.select() == Select.CLOSED) {
      inRange = end >= terms.fromMillis() && end < terms.toMillis() && end <= terms.asOfMillis();
    }
    boolean filtersFit =
        terms.scope().filtersOn() != FiltersOn.ENTRY || event.fits(terms.scope().filters());
    boolean begins = fits(event, 0);
    for (int k = 1;
        k < query.steps().size() && query.order() == Order.ANY && !rules.anchored();
        k++) {
      begins |= fits(event, k);
    }
    return inRange && filtersFit && begins && (!maturedOnly || end <= terms.asOfMillis());
  }

  private boolean fits(TwinEvent event, int step) {
    if (!fitsAlone(event, step) || rules.onceASecond() && isRepeat(event)) {
      return false;
    }
    for (int k = 0; k < step && rules.onlyTheFirstFitCounts(); k++) {
      if (fitsAlone(event, k)) {
        return false;
      }
    }
    return stop == null || new TwinInterruption.Item(event, step).compareTo(stop) < 0;
  }

  private boolean fitsAlone(TwinEvent event, int step) {
    Step asked = query.steps().get(step);
    if (!fits(event, asked.selector())) {
      return false;
    }
    if (attributedStep == step && !values.contains(event)) {
      return false;
    }
    if (!asked.firstEver()) {
      return true;
    }
    return whole.stream().filter(other -> fits(other, asked.selector())).findFirst().get() == event;
  }

  /// Whether the same touchpoint was there before in the same second, fitting the same steps.
  private boolean isRepeat(TwinEvent event) {
    for (TwinEvent before : unit) {
      if (before == event) {
        return false;
      }
      boolean sameSecond = Math.floorDiv(before.time(), 1000) == Math.floorDiv(event.time(), 1000);
      boolean sameFits =
          query.steps().stream()
              .allMatch(step -> fits(before, step.selector()) == fits(event, step.selector()));
      if (sameSecond && sameFits && before.touchpoint().equals(event.touchpoint())) {
        return true;
      }
    }
    return false;
  }

  private TwinInterruption walk() {
    TwinInterruption walk = new TwinInterruption(rules);
    for (TwinEvent event : unit) {
      List<Integer> fits = new ArrayList<>();
      for (int k = 0; k < query.steps().size(); k++) {
        if (fits(event, k)) {
          fits.add(k);
        }
      }
      walk.add(event, fits);
    }
    return walk;
  }

  private boolean fits(TwinEvent event, Selector selector) {
    return event.fits(selector, models, query.terms().scope().model());
  }

  /// Row k = at least k different steps, each by an event of its own.
  private TwinRun followAnyOrder(TwinEvent entry) {
    TwinRun run = new TwinRun(query);
    run.made.put(0, entry);
    long from = rules.increasing() ? entry.time() + 1 : entry.time() - query.graceMillis();
    for (TwinEvent event : unit) {
      long time = event.time();
      boolean inWindow = time <= run.lastMoment();
      boolean later = !rules.increasing() || time > run.made.lastEntry().getValue().time();
      if (time < from || !inWindow || !later || event == entry || usedUp.contains(event)) {
        continue;
      }
      List<TwinEvent> events = new ArrayList<>(run.made.values());
      events.add(event);
      if (canAllMakeADifferentStep(events, 0, new HashSet<>())) {
        run.made.put(run.made.size(), event);
      }
    }
    exclude(run);
    return run;
  }

  private boolean canAllMakeADifferentStep(List<TwinEvent> events, int at, Set<Integer> taken) {
    if (at == events.size()) {
      return true;
    }
    for (int k = 0; k < query.steps().size(); k++) {
      boolean reserved = rules.anchored() && (k == 0) != (at == 0);
      if (!reserved && !taken.contains(k) && fits(events.get(at), k)) {
        Set<Integer> more = new HashSet<>(taken);
        more.add(k);
        if (canAllMakeADifferentStep(events, at + 1, more)) {
          return true;
        }
      }
    }
    return false;
  }

  private TwinRun follow(TwinEvent entry) {
    if (query.order() == Order.ANY) {
      return followAnyOrder(entry);
    }
    TwinRun run = new TwinRun(query);
    run.made.put(0, entry);
    int required = run.requiredAfter(0);
    int from = 1;
    while (from < query.steps().size()) {
      int end = required < 0 ? query.steps().size() : required;
      for (int optional = from; optional < end; optional++) {
        tryOptional(run, optional, required);
      }
      if (required < 0) {
        break;
      }
      TwinEvent event = next(run, required);
      if (event == null) {
        break;
      }
      run.made.put(required, event);
      from = required + 1;
      required = run.requiredAfter(required);
    }
    exclude(run);
    return run;
  }

  /// An optional step is made unless the next required step would be lost or come later by it.
  private void tryOptional(TwinRun run, int optional, int required) {
    TwinEvent event = next(run, optional);
    if (event == null) {
      return;
    }
    TwinEvent without = required < 0 ? null : next(run, required);
    run.made.put(optional, event);
    TwinEvent with = required < 0 ? null : next(run, required);
    if (without != null && (with == null || with.time() > without.time())) {
      run.made.remove(optional);
    }
  }

  /// The earliest later event that fits and is not taken yet.
  private @Nullable TwinEvent next(TwinRun run, int step) {
    Step asked = query.steps().get(step);
    long before = run.made.lastEntry().getValue().time();
    for (TwinEvent event : unit) {
      long time = event.time();
      boolean late = time > run.lastMoment();
      Long within = rules.within(step);
      late |= within != null && time - before > within;
      boolean early = time < before - query.graceMillis();
      early |= rules.increasing() && time <= before;
      early |= asked.minGapMillis() > 0 && time - before < asked.minGapMillis();
      boolean free = rules.oneEventMayMakeSeveralSteps() || !run.made.containsValue(event);
      free &= !usedUp.contains(event);
      if (!late && !early && free && fits(event, step)) {
        boolean direct = query.order() == Order.STRICT || asked.direct();
        return direct && somethingBetween(before, time) ? null : event;
      }
    }
    return null;
  }

  private boolean somethingBetween(long after, long before) {
    long grace = query.graceMillis();
    return unit.stream()
        .anyMatch(event -> event.time() > after + grace && event.time() < before - grace);
  }

  private void exclude(TwinRun run) {
    if (rules.interruptsRuns()) {
      walk().ofRun(run);
    }
    for (Exclusion exclusion : query.exclusions()) {
      TwinEvent from = run.made.get(exclusion.from() - 1);
      TwinEvent to = run.made.get(exclusion.to() - 1);
      for (TwinEvent event : unit) {
        boolean exists = stop == null || event.time() < stop.event().time();
        exists &= run.truncatedAt == null || event.time() < run.truncatedAt.time();
        if (from != null
            && fits(event, exclusion.selector())
            && event.time() > from.time() + rules.exclusionGrace()
            && (to == null || event.time() < to.time() - rules.exclusionGrace())
            && event.time() <= run.lastMoment()
            && exists
            && (run.taint == null || event.time() < run.taint.time())) {
          run.taint = event;
        }
      }
    }
    run.excludedBy = run.taint;
    if (run.taint != null && query.exclusionPolicy() == ExclusionPolicy.TRUNCATE) {
      long time = run.taint.time();
      run.truncated = true;
      for (int k = 1; k < query.steps().size(); k++) {
        TwinEvent event = run.made.get(k);
        if (event != null && event.time() > time) {
          run.made.tailMap(k).clear();
        }
      }
      run.truncatedAt = run.taint;
      run.taint = null;
    }
    boolean goesOn = !run.isComplete() && !run.truncated && run.taint == null;
    if (goesOn && stop != null && stop.event().time() <= run.end()) {
      run.truncated = true;
      run.truncatedAt = stop.event();
    }
  }
}
