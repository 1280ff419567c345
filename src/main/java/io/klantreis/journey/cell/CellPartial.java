package io.klantreis.journey.cell;

import io.klantreis.journey.cell.CellResult.Row;
import io.klantreis.journey.funnel.GroupedRuns;
import io.klantreis.journey.funnel.Standing;
import io.klantreis.journey.index.Fields;
import io.klantreis.journey.index.JourneyIndex;
import io.klantreis.journey.index.TextColumn;
import io.klantreis.journey.query.CustomersQuery;
import io.klantreis.journey.query.CustomersQuery.State;
import io.klantreis.journey.query.Unit;
import io.klantreis.journey.run.Population;
import io.klantreis.journey.run.Program;
import io.klantreis.journey.run.Run;
import io.klantreis.journey.run.Spans;
import io.klantreis.journey.run.UnitEvents;
import io.klantreis.journey.spi.QueryScope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The runs of a cell among some of the units: all are counted, the newest are kept.
final class CellPartial implements GroupedRuns.Sink {
  private static final Comparator<Row> NEWEST_FIRST =
      Comparator.comparingLong((Row row) -> -row.entryMillis())
          .thenComparing(Row::key)
          .thenComparing(row -> row.part() == null ? "" : row.part())
          .thenComparing(Row::group);

  private final CustomersQuery query;
  private final Program program;
  private final Wanted wanted;
  private final GroupedRuns runs;
  private final @Nullable Spans spans;
  private final int interval;
  private final JourneyIndex index;
  private final TextColumn channel;
  private final TextColumn campaign;
  private final @Nullable TextColumn unitColumn;
  private final List<Row> rows = new ArrayList<>();
  private long all;
  private long eventsElsewhere;
  private long unitsElsewhere;
  private long runsElsewhere;

  /// @param spans,interval of a trend, that the cell is in; null for the whole range
  CellPartial(
      CustomersQuery query,
      Program program,
      Wanted wanted,
      Population population,
      @Nullable Spans spans,
      int interval) {
    this.query = query;
    this.program = program;
    this.wanted = wanted;
    this.spans = spans;
    this.interval = interval;
    this.runs = new GroupedRuns(program, wanted.values(), population, this, spans);
    this.index = population.index();
    this.channel = index.text("channel");
    this.campaign = index.text("campaign");
    this.unitColumn =
        switch (query.terms().unit()) {
          case Unit.CustomerProduct ignored -> index.text("product");
          case Unit.Property property -> index.text(Fields.resolve(property.key()));
          case Unit.Customer ignored -> null;
          case Unit.Session ignored -> null;
        };
  }

  void part(Population population, int part, QueryScope scope) {
    runs.part(population, part, scope);
  }

  @Override
  public void run(UnitEvents events, Run run, int group, boolean counts, boolean rates) {
    if (!counts || !wanted.holds(group)) {
      return;
    }
    if (spans != null && spans.indexOf(run.entry()) != interval) {
      return;
    }
    Standing standing = Standing.of(program, run, query.cell().step() - 1);
    if (fits(query.cell().state(), standing)) {
      all++;
      rows.add(row(events, run, group, standing));
      if (rows.size() >= 2 * query.mostRows() + 1_000) {
        prune();
      }
    }
  }

  private static boolean fits(State state, Standing standing) {
    return switch (state) {
      case ENTERED -> standing != Standing.ELSEWHERE;
      case CONVERTED -> standing == Standing.CONVERTED;
      case OPEN -> standing == Standing.OPEN;
      case DROPPED -> standing == Standing.DROPPED;
    };
  }

  private Row row(UnitEvents events, Run run, int group, Standing standing) {
    long[] times = new long[program.steps()];
    for (int k = 0; k < times.length; k++) {
      times[k] = run.took(k) ? run.time(k) : CellResult.NOT_MADE;
    }
    int entry = run.event(0);
    String customer = index.customers().key(events.customer(entry));
    @Nullable String value = unitColumn == null ? null : text(unitColumn, events, entry);
    boolean ofProperty = query.terms().unit() instanceof Unit.Property;
    return new Row(
        ofProperty && value != null ? value : customer,
        ofProperty ? null : value,
        query.terms().unit() instanceof Unit.Session ? events.time(0) : run.entry(),
        wanted.kindOf(group),
        wanted.nameOf(group),
        standing,
        run.furthest(),
        times,
        text(channel, events, entry),
        text(campaign, events, entry));
  }

  private static @Nullable String text(TextColumn column, UnitEvents events, int event) {
    return column.dictionary().text(events.text(column, event));
  }

  private void prune() {
    rows.sort(NEWEST_FIRST);
    if (rows.size() > query.mostRows()) {
      rows.subList(query.mostRows(), rows.size()).clear();
    }
  }

  void merge(CellPartial other) {
    rows.addAll(other.rows);
    all += other.all;
    eventsElsewhere += other.events();
    unitsElsewhere += other.units();
    runsElsewhere += other.runs();
  }

  List<Row> rows() {
    prune();
    return rows;
  }

  long all() {
    return all;
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
