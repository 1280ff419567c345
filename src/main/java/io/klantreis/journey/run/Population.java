package io.klantreis.journey.run;

import static java.util.Objects.requireNonNull;

import io.klantreis.journey.index.Block;
import io.klantreis.journey.index.Dictionary;
import io.klantreis.journey.index.Fields;
import io.klantreis.journey.index.IntColumn;
import io.klantreis.journey.index.JourneyIndex;
import io.klantreis.journey.index.TextColumn;
import io.klantreis.journey.model.StageModels;
import io.klantreis.journey.query.Scope;
import io.klantreis.journey.query.Terms;
import io.klantreis.journey.query.Unit;
import io.klantreis.journey.spi.QueryScope;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The units that a question is about, each with those of its events that the question sees. Thread
/// safe: several threads may visit different parts.
///
/// Every event that exists as of the question's time is here, also those outside its range: what
/// the range selects is for each analysis to say.
public final class Population {
  private final JourneyIndex index;
  private final Terms terms;
  private final StageMap stages;
  private final long lastMillis;
  private final @Nullable EventTest entryTest;
  private final @Nullable EventTest eventTest;
  private final @Nullable EventTest customerTest;
  private final @Nullable TextColumn product;
  private final @Nullable TextColumn persona;
  private final @Nullable TextColumn segment;
  private final @Nullable TextColumn property;

  /// Made when first asked for, since it reads every event.
  private volatile @Nullable PropertyUnits propertyUnits;

  private Population(JourneyIndex index, StageModels models, Terms terms, long lastMillis) {
    this.index = requireNonNull(index, "index is null");
    this.terms = requireNonNull(terms, "terms is null");
    this.lastMillis = lastMillis;
    Scope scope = terms.scope();
    this.stages = StageMap.of(models, scope.model(), index);
    EventTest test = EventTests.of(index, scope.filters());
    this.entryTest = scope.filtersOn() == Scope.FiltersOn.ENTRY ? test : null;
    this.eventTest = scope.filtersOn() == Scope.FiltersOn.EVENTS ? test : null;
    this.customerTest = scope.filtersOn() == Scope.FiltersOn.CUSTOMER ? test : null;
    boolean byProduct = scope.product() != null || terms.unit() instanceof Unit.CustomerProduct;
    this.product = byProduct ? index.text("product") : null;
    this.persona = scope.persona() == null ? null : index.text("persona");
    this.segment = scope.segment() == null ? null : index.text("segment");
    this.property =
        terms.unit() instanceof Unit.Property units
            ? index.text(Fields.resolve(units.key()))
            : null;
  }

  /// The population of a question.
  public static Population of(JourneyIndex index, StageModels models, Terms terms) {
    return new Population(index, models, terms, terms.asOfMillis());
  }

  /// The population of a question for which no event after `lastMillis` exists.
  public static Population until(
      JourneyIndex index, StageModels models, Terms terms, long lastMillis) {
    return new Population(index, models, terms, Math.min(lastMillis, terms.asOfMillis()));
  }

  public JourneyIndex index() {
    return index;
  }

  public Terms terms() {
    return terms;
  }

  public StageMap stages() {
    return stages;
  }

  /// The time after which no event exists for this question.
  public long lastMillis() {
    return lastMillis;
  }

  /// Where the question's range ends, and no later than just behind the last event that exists.
  public long endMillis() {
    return lastMillis < terms.toMillis() ? lastMillis + 1 : terms.toMillis();
  }

  /// Into how many parts the units fall; each unit lies in one.
  public int parts(QueryScope scope) {
    return property == null ? index.blocks() : propertyUnits(property, scope).parts();
  }

  private PropertyUnits propertyUnits(TextColumn column, QueryScope scope) {
    PropertyUnits units = propertyUnits;
    if (units == null) {
      synchronized (this) {
        units = propertyUnits;
        if (units == null) {
          units = PropertyUnits.of(this, column, scope);
          propertyUnits = units;
        }
      }
    }
    return units;
  }

  /// Collects from all units, in parallel over parts.
  public <P extends Partial<P>> P collect(Workers workers, QueryScope scope, Supplier<P> maker) {
    List<P> partials =
        workers.run(
            parts(scope), scope, maker, (partial, part) -> visit(part, scope, partial::unit));
    P all = partials.get(0);
    for (P other : partials.subList(1, partials.size())) {
      all.merge(other);
    }
    return all;
  }

  /// Whether the scope's filters are on entries.
  public boolean testsEntries() {
    return entryTest != null;
  }

  /// An empty unit for one thread to move about.
  UnitEvents flyweight() {
    return new UnitEvents(index, stages, entryTest);
  }

  /// Shows the units of a part one after another, always in the same object. Units without events
  /// are not shown.
  ///
  /// @param scope is asked every few thousand events
  public void visit(int part, QueryScope scope, Consumer<UnitEvents> visitor) {
    UnitEvents events = flyweight();
    if (property != null) {
      propertyUnits(property, scope).visit(part, scope, events, visitor);
      return;
    }
    Block block = index.block(part);
    UnitCutter cutter = new UnitCutter(terms.unit(), product, part, block, events, visitor);
    visitCustomers(part, scope, cutter);
  }

  /// Shows each customer's events of a block as a selection of positions.
  void visitCustomers(int part, QueryScope scope, SelectionSink sink) {
    Pacer pacer = new Pacer(scope);
    Block block = index.block(part);
    int wanted = productCode();
    boolean all = eventTest == null && wanted == Dictionary.ABSENT;
    int[] selected = new int[256];
    for (int local = 0; local < block.customers(); local++) {
      int customer = block.firstCustomer() + local;
      int from = block.starts()[local];
      pacer.pass(block.starts()[local + 1] - from);
      int to = end(block, from, block.starts()[local + 1]);
      if (from == to || !fitsCustomer(part, block, customer, from, to)) {
        continue;
      }
      if (all) {
        sink.selection(customer, from, null, to - from);
        continue;
      }
      if (selected.length < to - from) {
        selected = new int[Math.max(to - from, selected.length * 2)];
      }
      int size = select(part, block, customer, from, to, wanted, selected);
      if (size > 0) {
        sink.selection(customer, from, selected, size);
      }
    }
  }

  /// Takes a customer's events: `size` of them from position `base` on, or those selected.
  interface SelectionSink {
    void selection(int customer, int base, int @Nullable [] selected, int size);
  }

  /// Whether nothing but time decides which events are seen and every customer is asked about.
  boolean seesEverything() {
    return eventTest == null
        && customerTest == null
        && product == null
        && persona == null
        && segment == null
        && property == null;
  }

  /// Whether every customer is a unit and sees all their events up to {@link #lastMillis}: then a
  /// question may look at a block as a whole.
  public boolean isPlain() {
    return seesEverything() && terms.unit() instanceof Unit.Customer;
  }

  /// A block's events as if they were one unit's, each known by its position; {@link
  /// UnitEvents#moveTo} says whose the next ones are.
  public UnitEvents block(int part) {
    UnitEvents events = flyweight();
    Block block = index.block(part);
    events.show(block.firstCustomer(), part, block.firstCustomer(), 0, null, block.events());
    return events;
  }

  private int productCode() {
    String name = terms.scope().product();
    return name == null || product == null ? Dictionary.ABSENT : product.dictionary().code(name);
  }

  private int select(
      int part, Block block, int customer, int from, int to, int wanted, int[] selected) {
    IntColumn products = wanted == Dictionary.ABSENT ? null : requireNonNull(product).block(part);
    int size = 0;
    for (int p = from; p < to; p++) {
      if (products != null && products.at(p) != wanted) {
        continue;
      }
      if (eventTest == null
          || eventTest.fits(part, p, block.codes().at(p), customer, block.times().at(p))) {
        selected[size++] = p;
      }
    }
    return size;
  }

  /// The end of the events that exist.
  private int end(Block block, int from, int to) {
    if (lastMillis >= block.lastMillis()) {
      return to;
    }
    return block.times().firstAfter(lastMillis, from, to);
  }

  private boolean fitsCustomer(int part, Block block, int customer, int from, int to) {
    return latestIs(persona, terms.scope().persona(), part, from, to)
        && latestIs(segment, terms.scope().segment(), part, from, to)
        && (customerTest == null || someFits(customerTest, part, block, customer, from, to));
  }

  private static boolean latestIs(
      @Nullable TextColumn column, @Nullable String wanted, int part, int from, int to) {
    if (column == null || wanted == null) {
      return true;
    }
    int code = column.dictionary().code(wanted);
    IntColumn values = column.block(part);
    for (int p = to - 1; p >= from; p--) {
      if (values.at(p) != Dictionary.ABSENT) {
        return values.at(p) == code;
      }
    }
    return false;
  }

  private static boolean someFits(
      EventTest test, int part, Block block, int customer, int from, int to) {
    for (int p = from; p < to; p++) {
      if (test.fits(part, p, block.codes().at(p), customer, block.times().at(p))) {
        return true;
      }
    }
    return false;
  }
}
