package io.klantreis.journey.explain;

import static java.util.Objects.requireNonNull;

import io.klantreis.journey.explain.Explanation.Deed;
import io.klantreis.journey.explain.Explanation.UnitStory;
import io.klantreis.journey.explain.Explanation.Verdict;
import io.klantreis.journey.funnel.GroupedRuns;
import io.klantreis.journey.index.Fields;
import io.klantreis.journey.index.JourneyIndex;
import io.klantreis.journey.index.TextColumn;
import io.klantreis.journey.model.StageModels;
import io.klantreis.journey.query.ExplainQuery;
import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.Terms;
import io.klantreis.journey.query.Unit;
import io.klantreis.journey.run.EventValues;
import io.klantreis.journey.run.Facts;
import io.klantreis.journey.run.Population;
import io.klantreis.journey.run.Program;
import io.klantreis.journey.run.Spans;
import io.klantreis.journey.run.UnitEvents;
import io.klantreis.journey.spi.QueryScope;
import io.klantreis.journey.time.TimeAxis;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Answers an {@link ExplainQuery} whose customer is a key of the index. The runs are chosen as for
/// the funnel itself, by the same code, which is watched.
public final class ExplainAnalysis {
  private final JourneyIndex index;
  private final StageModels models;
  private final ExplainQuery query;
  private final FunnelQuery funnel;
  private final Population population;
  private final Program program;
  private final @Nullable EventValues values;
  private final @Nullable Spans spans;
  private final int interval;
  private final @Nullable TextColumn unitColumn;
  private final Passes passes = new Passes();
  private final GroupedRuns runs;

  public ExplainAnalysis(JourneyIndex index, StageModels models, ExplainQuery query) {
    this.index = requireNonNull(index, "index is null");
    this.models = requireNonNull(models, "models is null");
    this.query = requireNonNull(query, "query is null");
    this.funnel = query.funnel();
    Terms terms = funnel.terms();
    this.population = Population.until(index, models, terms, funnel.lastMillis());
    this.program = Program.of(funnel, population);
    FunnelQuery.Breakdown breakdown = funnel.breakdown();
    this.values = breakdown == null ? null : EventValues.of(index, breakdown.by());
    if (query.timeMillis() == null || query.interval() == null) {
      this.spans = null;
      this.interval = 0;
    } else {
      TimeAxis axis =
          TimeAxis.of(terms.fromMillis(), terms.toMillis(), query.interval(), terms.zone());
      this.spans = Spans.of(program.query(), axis);
      this.interval = axis.indexOf(query.timeMillis());
    }
    this.unitColumn =
        switch (terms.unit()) {
          case Unit.CustomerProduct ignored -> index.text("product");
          case Unit.Property property -> index.text(Fields.resolve(property.key()));
          case Unit.Customer ignored -> null;
          case Unit.Session ignored -> null;
        };
    this.runs = new GroupedRuns(program, values, population, passes, spans);
    runs.watch(passes);
  }

  public Explanation ask(QueryScope scope) {
    KnownEvents known = new KnownEvents(index, population, funnel);
    Population everything = Population.of(index, models, known.everything(funnel.terms()));
    visit(everything, scope, events -> known.add(events, scope));
    List<UnitStory> units = new ArrayList<>();
    visit(population, scope, events -> units.add(story(events, known)));
    if (units.isEmpty()) {
      units.add(unseen(known));
    }
    long counted =
        units.stream().flatMap(unit -> unit.runs().stream()).filter(run -> run.counts()).count();
    Facts facts = new Facts(known.size(), units.size(), counted, 0, 0);
    return new Explanation(units, facts, program.warnings());
  }

  /// Shows the units that are asked about.
  private void visit(Population from, QueryScope scope, Consumer<UnitEvents> visitor) {
    boolean ofProperty = from.terms().unit() instanceof Unit.Property;
    int customer = ofProperty ? -1 : index.customers().find(query.customer());
    if (!ofProperty && customer < 0) {
      return;
    }
    int first = ofProperty ? 0 : index.blockOf(customer);
    int end = ofProperty ? from.parts(scope) : first + 1;
    for (int part = first; part < end; part++) {
      scope.check();
      from.visit(
          part,
          scope,
          events -> {
            if (isAsked(events, from.terms().unit(), customer)) {
              visitor.accept(events);
            }
          });
    }
  }

  private boolean isAsked(UnitEvents events, Unit unit, int customer) {
    if (unit instanceof Unit.Property) {
      return query.customer().equals(partOf(events));
    }
    if (events.customer(0) != customer) {
      return false;
    }
    return switch (unit) {
      case Unit.CustomerProduct ignored ->
          query.product() == null || query.product().equals(partOf(events));
      case Unit.Session ignored ->
          query.sessionMillis() == null || query.sessionMillis() == events.time(0);
      default -> true;
    };
  }

  private @Nullable String partOf(UnitEvents events) {
    return unitColumn == null
        ? null
        : unitColumn.dictionary().text(events.text(unitColumn, /* event= */ 0));
  }

  private UnitStory story(UnitEvents events, KnownEvents known) {
    passes.clear();
    runs.unit(events);
    List<Passes.Pass> chosen = new ArrayList<>(passes.all());
    if (spans != null) {
      chosen.removeIf(pass -> pass.fromMillis != spans.from(interval));
    }
    if (chosen.isEmpty()) {
      chosen.add(nothingChosen(events));
    }
    UnitTeller teller = new UnitTeller(program, values, events);
    List<Acts> acts = chosen.stream().map(teller::acts).toList();
    boolean ofProduct = funnel.terms().unit() instanceof Unit.CustomerProduct;
    @Nullable String product = ofProduct ? partOf(events) : null;
    List<Deed> deeds = known.deeds(events, product, chosen, acts, teller);
    return new UnitStory(
        product, events.time(0), deeds, teller.runs(chosen, acts), teller.verdict(chosen));
  }

  /// Where no event may begin a run nothing is chosen.
  private Passes.Pass nothingChosen(UnitEvents events) {
    long[] made = new long[events.size()];
    for (int event = 0; event < made.length; event++) {
      made[event] = program.stepsFitting(events, event);
    }
    return spans == null
        ? new Passes.Pass(null, Long.MIN_VALUE, Long.MAX_VALUE, made)
        : new Passes.Pass(null, spans.from(interval), spans.to(interval), made);
  }

  private UnitStory unseen(KnownEvents known) {
    boolean some = known.someBefore(population.lastMillis());
    Verdict verdict = some ? Verdict.OUT_OF_SCOPE : Verdict.NO_EVENTS;
    return new UnitStory(
        query.product(), known.firstMillis(), known.unseen(query.product()), List.of(), verdict);
  }
}
