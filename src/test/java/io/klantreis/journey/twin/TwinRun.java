package io.klantreis.journey.twin;

import io.klantreis.journey.query.FunnelQuery;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One run: the event of each step made, and the excluded event that spoilt it, if any.
final class TwinRun {
  final FunnelQuery query;
  final TreeMap<Integer, TwinEvent> made = new TreeMap<>();
  @Nullable TwinEvent taint;
  @Nullable TwinEvent excludedBy;
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

  /// What ended it before its window did, if anything.
  @Nullable TwinEvent endedBy() {
    return truncatedAt != null ? truncatedAt : taint;
  }

  /// The last moment at which one of its events may be.
  long lastMoment() {
    long end = entry() + new TwinRules(query).window();
    return query.halfOpenWindow() ? end - 1 : end;
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
    long end = entry() + new TwinRules(query).window();
    int next = requiredAfter(furthest());
    Long within = next < 0 ? null : new TwinRules(query).within(next);
    if (within != null) {
      end = Math.min(end, made.lastEntry().getValue().time() + within);
    }
    return end;
  }

  boolean isOpen() {
    return !truncated && end() > query.terms().asOfMillis();
  }
}
