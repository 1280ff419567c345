package io.klantreis.journey.twin;

import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.FunnelQuery.Step;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One run: the event of each step made, and the excluded event that spoilt it, if any.
final class TwinRun {
  final FunnelQuery query;
  final TreeMap<Integer, TwinEvent> made = new TreeMap<>();
  @Nullable TwinEvent taint;
  boolean truncated;
  @Nullable TwinEvent truncatedAt;

  TwinRun(FunnelQuery query) {
    this.query = query;
  }

  long entry() {
    return made.firstEntry().getValue().time();
  }

  int furthest() {
    return made.lastKey();
  }

  boolean isMatured() {
    return entry() + query.windowMillis() <= query.terms().asOfMillis();
  }

  /// The next step that is not optional, or -1.
  int requiredAfter(int step) {
    for (int k = step + 1; k < query.steps().size(); k++) {
      if (!query.steps().get(k).optional()) {
        return k;
      }
    }
    return -1;
  }

  boolean isComplete() {
    for (int k = 1; k < query.steps().size(); k++) {
      if (!query.steps().get(k).optional() && !made.containsKey(k)) {
        return false;
      }
    }
    return true;
  }

  /// The earlier of the window's end and the last step + the next step's `within`.
  long end() {
    long end = entry() + query.windowMillis();
    int next = requiredAfter(furthest());
    if (next >= 0) {
      Step step = query.steps().get(next);
      if (step.withinMillis() != null) {
        end = Math.min(end, made.lastEntry().getValue().time() + step.withinMillis());
      }
    }
    return end;
  }

  boolean isOpen() {
    return !truncated && end() > query.terms().asOfMillis();
  }
}
