package io.klantreis.journey.counts;

import io.klantreis.journey.counts.CountsResult.Line;
import io.klantreis.journey.counts.CountsResult.Row;
import io.klantreis.journey.counts.CountsResult.Series;
import io.klantreis.journey.counts.CountsResult.Table;
import io.klantreis.journey.grouping.Grouping;
import io.klantreis.journey.index.JourneyIndex;
import io.klantreis.journey.index.NumberColumn;
import io.klantreis.journey.model.StageModels;
import io.klantreis.journey.query.CountsQuery;
import io.klantreis.journey.query.CountsQuery.Format;
import io.klantreis.journey.query.CountsQuery.Of;
import io.klantreis.journey.query.Terms;
import io.klantreis.journey.run.Facts;
import io.klantreis.journey.run.Population;
import io.klantreis.journey.run.Warning;
import io.klantreis.journey.run.Workers;
import io.klantreis.journey.spi.QueryScope;
import io.klantreis.journey.time.TimeAxis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Answers a {@link CountsQuery}.
///
/// Stages are always all there, in order. An alert also tells of groups that had no event in the
/// range but had one before: silence is what it may be asked about. The time since the last event
/// is told as of the question (in a series: as of each interval's end) and looks back beyond the
/// range.
public final class CountsAnalysis {
  private final JourneyIndex index;
  private final StageModels models;
  private final CountsQuery query;

  public CountsAnalysis(JourneyIndex index, StageModels models, CountsQuery query) {
    this.index = index;
    this.models = models;
    this.query = query;
  }

  public CountsResult ask(Workers workers, QueryScope scope) {
    Terms terms = query.terms();
    Population population = Population.of(index, models, terms);
    Grouping grouping = Grouping.of(by(), population);
    TimeAxis axis =
        query.format() == Format.SERIES
            ? TimeAxis.of(terms.fromMillis(), terms.toMillis(), query.interval(), terms.zone())
            : null;
    CountsPartial all = collect(workers, scope, population, grouping, axis);
    Facts facts = new Facts(all.eventsRead(), all.units(), 0, 0, 0);
    return axis == null
        ? new Table(rows(grouping, all), facts, warnings())
        : new Series(axis, lines(axis, grouping, all), facts, warnings());
  }

  /// One group's counts, a stretch each.
  public record Counted(String group, double[] counts) {}

  /// What an alert counts in each of some stretches of the question's range, in one pass.
  ///
  /// @return those of most events in the last stretch first; also groups that had none in any
  public List<Counted> stretches(TimeAxis stretches, Workers workers, QueryScope scope) {
    Population population = Population.of(index, models, query.terms());
    Grouping grouping = Grouping.of(by(), population);
    CountsPartial all = collect(workers, scope, population, grouping, stretches);
    CountCells cells = all.cells();
    List<Counted> counted = new ArrayList<>();
    for (int group : groups(grouping, all, stretches.size() - 1)) {
      double[] counts = new double[stretches.size()];
      Arrays.setAll(counts, stretch -> cells.at(group, stretch));
      counted.add(new Counted(grouping.id(group), counts));
    }
    return counted;
  }

  private CountsPartial collect(
      Workers workers,
      QueryScope scope,
      Population population,
      Grouping grouping,
      @Nullable TimeAxis axis) {
    NumberColumn amounts = amounts();
    boolean byBlock =
        isOfRange()
            && population.isPlain()
            && !population.testsEntries()
            && (!isAlert() || isToldByEvents(grouping));
    List<CountsPartial> partials =
        workers.run(
            population.parts(scope),
            scope,
            () ->
                new CountsPartial(
                    query.of(), population, grouping, amounts, axis, isAlert(), scope),
            (partial, part) -> {
              if (byBlock) {
                partial.block(part);
              } else {
                population.visit(part, scope, partial::unit);
              }
            });
    CountsPartial all = partials.getFirst();
    partials.subList(1, partials.size()).forEach(all::merge);
    all.cells().seeCounted();
    return all;
  }

  /// Whether an event's code or its own text says in which group it is.
  private static boolean isToldByEvents(Grouping grouping) {
    return grouping.groupsOfCodes() != null || grouping.column() != null;
  }

  private boolean isAlert() {
    return query.format() == Format.ALERT;
  }

  /// Whether of events outside the range no more matters than that they exist.
  private boolean isOfRange() {
    return switch (query.of()) {
      case EVENTS, CUSTOMERS, VALUE, COST -> true;
      case NEW_CUSTOMERS, SECONDS_SINCE_LAST_EVENT -> false;
    };
  }

  private Grouping.By by() {
    return switch (query.by()) {
      case TOUCHPOINT -> Grouping.By.TOUCHPOINT;
      case STAGE -> Grouping.By.STAGE;
      case CHANNEL -> Grouping.By.CHANNEL;
      case CAMPAIGN -> Grouping.By.CAMPAIGN;
      case SOURCE -> Grouping.By.SOURCE;
      case PERSONA -> Grouping.By.PERSONA;
      case SEGMENT -> Grouping.By.SEGMENT;
      case PRODUCT -> Grouping.By.PRODUCT;
      case NONE -> Grouping.By.NONE;
    };
  }

  private @Nullable NumberColumn amounts() {
    return switch (query.of()) {
      case VALUE -> index.number("value");
      case COST -> index.number("cost");
      case EVENTS, CUSTOMERS, NEW_CUSTOMERS, SECONDS_SINCE_LAST_EVENT -> null;
    };
  }

  /// The groups to tell of, in the order in which to tell them.
  ///
  /// @param counted the first interval that says how large a group is
  private List<Integer> groups(Grouping grouping, CountsPartial all, int counted) {
    boolean anything = all.units() > 0;
    List<Integer> groups = new ArrayList<>();
    for (int group = 0; group < grouping.size(); group++) {
      boolean isNone = group == Grouping.NONE_GROUP;
      boolean always = !isNone && (grouping.isOrdered() || query.by() == CountsQuery.By.NONE);
      boolean silent = isAlert() && all.isSeen(group);
      if (all.cells().isSeenInRange(group) || silent || anything && always) {
        groups.add(group);
      }
    }
    Comparator<Integer> order = Comparator.comparing(group -> group == Grouping.NONE_GROUP);
    if (!grouping.isOrdered()) {
      order =
          order
              .thenComparing(group -> -total(all, group, counted))
              .thenComparing(group -> grouping.id(group));
    }
    groups.sort(order);
    return groups;
  }

  private double total(CountsPartial all, int group, int first) {
    if (query.of() == Of.SECONDS_SINCE_LAST_EVENT) {
      return 0;
    }
    double total = 0;
    for (int i = first; i < all.cells().intervals(); i++) {
      total += all.cells().at(group, i);
    }
    return total;
  }

  private List<Row> rows(Grouping grouping, CountsPartial all) {
    List<Row> rows = new ArrayList<>();
    for (int group : groups(grouping, all, 0)) {
      double cell = all.cells().at(group, 0);
      double value =
          query.of() == Of.SECONDS_SINCE_LAST_EVENT
              ? (query.terms().asOfMillis() - cell) / 1000
              : cell;
      rows.add(new Row(grouping.id(group), grouping.label(group), value));
    }
    return rows;
  }

  private List<Line> lines(TimeAxis axis, Grouping grouping, CountsPartial all) {
    List<Line> lines = new ArrayList<>();
    for (int group : groups(grouping, all, 0)) {
      double[] values = new double[axis.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = all.cells().at(group, i);
      }
      if (query.of() == Of.SECONDS_SINCE_LAST_EVENT) {
        toSilence(axis, values);
      }
      lines.add(new Line(grouping.id(group), grouping.label(group), values));
    }
    return lines;
  }

  /// From the latest event in each interval to the seconds since the latest so far, at its end.
  private void toSilence(TimeAxis axis, double[] values) {
    long asOf = query.terms().asOfMillis();
    double latest = Double.NaN;
    for (int i = 0; i < values.length; i++) {
      latest = Double.isNaN(values[i]) ? latest : values[i];
      values[i] =
          axis.startMillis(i) > asOf
              ? Double.NaN
              : (Math.min(axis.endMillis(i), asOf) - latest) / 1000;
    }
  }

  private List<Warning> warnings() {
    if (query.of() != Of.VALUE && query.of() != Of.COST) {
      return List.of();
    }
    List<String> currencies = index.text("currency").dictionary().values();
    return currencies.size() > 1
        ? List.of(new Warning.MixedCurrencies(currencies.size()))
        : List.of();
  }
}
