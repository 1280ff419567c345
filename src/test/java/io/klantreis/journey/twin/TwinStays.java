package io.klantreis.journey.twin;

import io.klantreis.journey.query.Scope.FiltersOn;
import io.klantreis.journey.query.Terms;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Every stay of random journeys, cut out of them by an obvious walk.
final class TwinStays {
  /// @param next the stage that ended it; -1 for lost, -2 for still there
  record Stay(int unit, int stage, TwinEvent first, long length, int next, TwinEvent last) {
    boolean isOpen() {
      return next == -2;
    }
  }

  private TwinStays() {}

  /// The stays that begin in the range, unit by unit, in time order.
  static List<Stay> of(List<List<TwinEvent>> units, Terms terms, @Nullable Long idle) {
    List<Stay> stays = new ArrayList<>();
    for (int unit = 0; unit < units.size(); unit++) {
      List<TwinEvent> events = units.get(unit);
      for (int i = 0; i < events.size(); i++) {
        if (begins(events, i, terms, idle) && isEntry(events.get(i), terms)) {
          stays.add(stay(unit, events, i, terms, idle));
        }
      }
    }
    return stays;
  }

  static int stage(TwinEvent event, Terms terms) {
    return RandomCase.MODELS.stageOf(
        terms.scope().model(), event.touchpoint(), event.field("stage"));
  }

  static boolean isEntry(TwinEvent event, Terms terms) {
    return event.time() >= terms.fromMillis()
        && event.time() < terms.toMillis()
        && (terms.scope().filtersOn() != FiltersOn.ENTRY || event.fits(terms.scope().filters()));
  }

  /// Whether no stay that is still going on has this event in the same stage.
  private static boolean begins(List<TwinEvent> events, int at, Terms terms, @Nullable Long idle) {
    int stage = stage(events.get(at), terms);
    if (stage < 0) {
      return false;
    }
    int before = -1;
    for (int i = 0; i < at; i++) {
      int here = stage(events.get(i), terms);
      before = here >= 0 ? here : before;
      if (idle != null && events.get(i + 1).time() - events.get(i).time() > idle) {
        before = -1;
      }
    }
    return before != stage;
  }

  private static Stay stay(
      int unit, List<TwinEvent> events, int from, Terms terms, @Nullable Long idle) {
    TwinEvent first = events.get(from);
    int stage = stage(first, terms);
    TwinEvent last = events.getLast();
    for (int i = from + 1; i <= events.size(); i++) {
      long before = events.get(i - 1).time();
      long now = i < events.size() ? events.get(i).time() : terms.asOfMillis();
      if (idle != null && now - before > idle) {
        return new Stay(unit, stage, first, before + idle - first.time(), -1, last);
      }
      if (i < events.size()) {
        int here = stage(events.get(i), terms);
        if (here >= 0 && here != stage) {
          return new Stay(unit, stage, first, now - first.time(), here, last);
        }
      }
    }
    return new Stay(unit, stage, first, terms.asOfMillis() - first.time(), -2, last);
  }
}
