package io.klantreis.journey.run;

import io.klantreis.journey.run.Witness.Passed;
import org.jspecify.annotations.Nullable;

/// The events with which a unit's runs may begin, told by their places among those that fit the
/// first step: of a span of time, and once more of the matured alone. One a thread.
final class Entries {
  private final Program program;
  private final Matcher matcher;
  private @Nullable Witness witness;
  private @Nullable Restriction only;
  private long fromMillis = Long.MIN_VALUE;
  private long toMillis = Long.MAX_VALUE;
  private boolean maturedOnly;

  Entries(Program program, Matcher matcher) {
    this.program = program;
    this.matcher = matcher;
  }

  /// Lets somebody see how a choice among all of them comes about.
  void watch(Witness by) {
    witness = by;
  }

  /// Who sees it: nobody while the matured are looked at by themselves.
  @Nullable Witness seeing() {
    return maturedOnly ? null : witness;
  }

  /// Takes a unit's events. Says whether a run may begin.
  boolean load(UnitEvents events, @Nullable Restriction restriction) {
    only = restriction;
    return matcher.load(events, restriction);
  }

  /// Moves to those from a time on and before another.
  void between(long from, long to) {
    fromMillis = from;
    toMillis = to;
  }

  void onlyMatured(boolean wanted) {
    maturedOnly = wanted;
  }

  /// Says that a choice among them begins.
  void begin(UnitEvents events) {
    Witness seeing = seeing();
    if (seeing != null) {
      seeing.begins(events, only, fromMillis, toMillis, matcher.made(events.size()));
    }
  }

  int first() {
    return fromMillis == Long.MIN_VALUE ? 0 : matcher.entries().first(fromMillis);
  }

  /// Whether there is an event at this place, before the end of the span.
  boolean has(int place) {
    StepEvents events = matcher.entries();
    return place < events.size() && events.time(place) < toMillis;
  }

  long time(int place) {
    return matcher.entries().time(place);
  }

  int event(int place) {
    return matcher.entries().event(place);
  }

  /// Whether the range and the filters let a run begin there.
  boolean may(UnitEvents events, int place) {
    boolean selected = program.selects(time(place));
    boolean may =
        selected
            && (!maturedOnly || program.isMatured(time(place)))
            && events.mayEnter(event(place));
    Witness seeing = may ? null : seeing();
    if (seeing != null) {
      seeing.passed(event(place), selected ? Passed.FILTERED : Passed.OUT_OF_RANGE);
    }
    return may;
  }

  /// When the first run from a time on may begin that the range selects; the end of time for none.
  long next(long time) {
    StepEvents events = matcher.entries();
    for (int place = events.first(time); place < events.size(); place++) {
      if (program.selects(events.time(place))) {
        return events.time(place);
      }
    }
    return Long.MAX_VALUE;
  }
}
