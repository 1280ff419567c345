package io.klantreis.journey.change;

import io.klantreis.journey.funnel.FunnelResult.Kind;
import io.klantreis.journey.funnel.GroupedRuns;
import io.klantreis.journey.run.EventValues;
import io.klantreis.journey.run.Population;
import io.klantreis.journey.run.Program;
import io.klantreis.journey.run.Run;
import io.klantreis.journey.run.Spans;
import io.klantreis.journey.run.UnitEvents;
import io.klantreis.journey.spi.QueryScope;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The runs of some of the units that the rates are of, by group; those of the last span are the
/// recent ones. Partials of different units merge in any order.
final class ClosedPartial implements GroupedRuns.Sink {
  private final Program program;
  private final Spans spans;
  private final @Nullable EventValues values;
  private final GroupedRuns runs;
  private final Map<Integer, Counts> groups = new HashMap<>();
  private long unitsElsewhere;
  private long runsElsewhere;
  private long eventsElsewhere;

  ClosedPartial(Program program, Spans spans, @Nullable EventValues values, Population population) {
    this.program = program;
    this.spans = spans;
    this.values = values;
    this.runs = new GroupedRuns(program, values, population, this, spans);
  }

  void part(Population population, int part, QueryScope scope) {
    runs.part(population, part, scope);
  }

  @Override
  public void run(UnitEvents events, Run run, int group, boolean counts, boolean rates) {
    if (!rates) {
      return;
    }
    boolean recent = spans.indexOf(run.entry()) == spans.size() - 1;
    int when = recent ? Counts.RECENT : Counts.BASE;
    Counts of = of(group);
    for (int k = 0; k <= run.furthest(); k++) {
      if (run.took(k)) {
        of.entered()[when][k]++;
        int next = program.nextRequired(k + 1);
        of.converted()[when][k] += next < program.steps() && run.took(next) ? 1 : 0;
      }
    }
  }

  private Counts of(int group) {
    return groups.computeIfAbsent(group, g -> new Counts(kind(g), program.steps()));
  }

  private Kind kind(int group) {
    if (values == null) {
      return Kind.ALL;
    }
    if (group == 0) {
      return Kind.NONE;
    }
    return group > values.size() ? Kind.DID_NOT_REACH : Kind.VALUE;
  }

  void merge(ClosedPartial other) {
    other.groups.forEach((group, counts) -> of(group).add(counts));
    unitsElsewhere += other.units();
    runsElsewhere += other.runs();
    eventsElsewhere += other.events();
  }

  /// What was counted, by the group's name.
  Map<String, Counts> named() {
    EventValues told = values;
    Map<String, Counts> named = new HashMap<>();
    for (Map.Entry<Integer, Counts> group : groups.entrySet()) {
      Counts counts = group.getValue();
      String name =
          told != null && counts.kind() == Kind.VALUE
              ? told.text(group.getKey())
              : counts.kind().text();
      named.put(name, counts);
    }
    return named;
  }

  long units() {
    return runs.units() + unitsElsewhere;
  }

  long runs() {
    return runs.runs() + runsElsewhere;
  }

  long events() {
    return runs.events() + eventsElsewhere;
  }
}
