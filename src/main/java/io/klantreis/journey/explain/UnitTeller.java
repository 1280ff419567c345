package io.klantreis.journey.explain;

import io.klantreis.journey.explain.Endings.Ended;
import io.klantreis.journey.explain.Explanation.RunStory;
import io.klantreis.journey.explain.Explanation.Verdict;
import io.klantreis.journey.explain.Explanation.Why;
import io.klantreis.journey.explain.Passes.Pass;
import io.klantreis.journey.explain.Passes.Seen;
import io.klantreis.journey.funnel.GroupedRuns;
import io.klantreis.journey.funnel.Standing;
import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.run.EventValues;
import io.klantreis.journey.run.Program;
import io.klantreis.journey.run.Run;
import io.klantreis.journey.run.UnitEvents;
import io.klantreis.journey.run.Witness.Passed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells the runs that were looked at for one unit, and how it came to its count.
final class UnitTeller {
  private final Program program;
  private final FunnelQuery query;
  private final @Nullable EventValues values;
  private final UnitEvents events;
  private final Endings endings;

  UnitTeller(Program program, @Nullable EventValues values, UnitEvents events) {
    this.program = program;
    this.query = program.query();
    this.values = values;
    this.events = events;
    this.endings = new Endings(program);
  }

  Acts acts(Pass pass) {
    return new Acts(program, endings, events, pass);
  }

  /// The number of a run among those of all choices.
  int number(List<Pass> passes, int pass, int run) {
    int before = 0;
    for (int i = 0; i < pass; i++) {
      before += passes.get(i).runs.size();
    }
    return before + run;
  }

  /// The value of which alone events were looked at.
  @Nullable String asked(Pass pass) {
    if (pass.only == null) {
      return null;
    }
    return GroupedRuns.nameOf(pass.only.values(), pass.only.value());
  }

  List<RunStory> runs(List<Pass> passes, List<Acts> acts) {
    List<RunStory> stories = new ArrayList<>();
    for (int i = 0; i < passes.size(); i++) {
      Pass pass = passes.get(i);
      for (int run = 0; run < pass.runs.size(); run++) {
        Ended end = acts.get(i).end(run);
        Seen seen = pass.runs.get(run);
        stories.add(
            story(pass, seen, end, acts.get(i).touchpoint(end.event()), stories.size() + 1));
      }
    }
    return stories;
  }

  private RunStory story(Pass pass, Seen seen, Ended end, @Nullable String by, int number) {
    Run run = seen.run;
    List<Long> times = new ArrayList<>();
    List<Standing> standings = new ArrayList<>();
    for (int k = 0; k < program.steps(); k++) {
      times.add(run.took(k) ? run.time(k) : Explanation.NOT_MADE);
      standings.add(Standing.of(program, run, k));
    }
    return new RunStory(
        number,
        asked(pass),
        seen.counts,
        seen.rates,
        GroupedRuns.kindOf(values, seen.group),
        GroupedRuns.nameOf(values, seen.group),
        times,
        standings,
        run.furthest() + 1,
        run.tainted(),
        end.by(),
        end.millis(),
        end.exclusion(),
        by,
        why(pass, seen));
  }

  private Why why(Pass pass, Seen seen) {
    if (seen.counts) {
      return switch (query.counting()) {
        case UNIQUE -> query.rules().latestEntry() ? Why.LATEST : Why.FURTHEST;
        case FIRST -> Why.FIRST;
        case EVERY -> Why.ROUND;
      };
    }
    if (seen.run.tainted()) {
      return Why.TAINTED;
    }
    if (pass.removed) {
      return Why.UNIT_REMOVED;
    }
    if (seen.rates) {
      return Why.MATURED_ONLY;
    }
    for (Seen other : pass.runs) {
      if (other.counts) {
        boolean shorter = seen.run.furthest() < other.run.furthest();
        boolean later = seen.run.entry() >= other.run.entry();
        return shorter ? Why.SHORTER : later ? Why.LATER : Why.EARLIER;
      }
    }
    return Why.OTHER_VALUE;
  }

  Verdict verdict(List<Pass> passes) {
    List<Seen> runs = passes.stream().flatMap(pass -> pass.runs.stream()).toList();
    if (runs.stream().anyMatch(seen -> seen.counts)) {
      return Verdict.COUNTS;
    }
    if (passes.stream().anyMatch(pass -> pass.removed)) {
      return Verdict.UNIT_REMOVED;
    }
    if (runs.stream().anyMatch(seen -> seen.run.tainted())) {
      return Verdict.TAINTED;
    }
    if (!runs.isEmpty()) {
      return Verdict.NOT_CHOSEN;
    }
    if (somePassed(passes, Passed.FILTERED)) {
      return Verdict.ENTRY_FILTERED;
    }
    boolean entry =
        passes.stream().anyMatch(pass -> Arrays.stream(pass.made).anyMatch(program::mayEnter));
    return entry ? Verdict.OUT_OF_RANGE : Verdict.NO_ENTRY;
  }

  private static boolean somePassed(List<Pass> passes, Passed why) {
    return passes.stream().anyMatch(pass -> Arrays.asList(pass.passed).contains(why));
  }
}
