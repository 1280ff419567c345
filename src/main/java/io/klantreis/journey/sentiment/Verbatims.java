package io.klantreis.journey.sentiment;

import io.klantreis.journey.grouping.Grouping;
import io.klantreis.journey.index.Dictionary;
import io.klantreis.journey.index.JourneyIndex;
import io.klantreis.journey.index.TextColumn;
import io.klantreis.journey.model.Stage;
import io.klantreis.journey.query.Terms;
import io.klantreis.journey.run.Partial;
import io.klantreis.journey.run.UnitEvents;
import io.klantreis.journey.sentiment.SentimentResult.Verbatim;
import io.klantreis.journey.spi.QueryScope;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Collects what customers wrote in the range, with how they felt. Only events with a text are
/// held.
final class Verbatims implements Partial<Verbatims> {
  /// What a text is thought to cost in memory, its own letters aside: they are the index's.
  private static final long BYTES = 96;

  private final Terms terms;
  private final JourneyIndex index;
  private final Grouping grouping;
  private final Grouping.Cursor groups;
  private final Feelings.Cursor feelings;
  private final QueryScope scope;
  private final TextColumn text;
  private final TextColumn channel;
  private final TextColumn product;
  private final List<Verbatim> found = new ArrayList<>();
  private final @Nullable BitSet[] customers;
  private long eventsRead;
  private long units;

  Verbatims(
      Terms terms, JourneyIndex index, Grouping grouping, Feelings feelings, QueryScope scope) {
    this.terms = terms;
    this.index = index;
    this.grouping = grouping;
    this.groups = grouping.cursor();
    this.feelings = feelings.cursor();
    this.scope = scope;
    this.text = index.text("text");
    this.channel = index.text("channel");
    this.product = index.text("product");
    this.customers = new @Nullable BitSet[grouping.size()];
  }

  /// Reads the columns that are needed, all at once.
  static void load(JourneyIndex index) {
    index.load(Set.of("text", "channel", "product"), Set.of());
  }

  @Override
  public void unit(UnitEvents events) {
    eventsRead += events.size();
    int before = found.size();
    for (int i = 0; i < events.size(); i++) {
      long time = events.time(i);
      if (time >= terms.fromMillis()
          && time < terms.toMillis()
          && events.text(text, i) != Dictionary.ABSENT
          && events.mayEnter(i)) {
        add(events, i, time);
      }
    }
    units += found.size() > before ? 1 : 0;
  }

  private void add(UnitEvents events, int event, long time) {
    int group = groups.group(events, event);
    of(group).set(events.customer(event));
    scope.grow(BYTES);
    boolean felt = feelings.moveTo(events, event);
    int stage = events.stage(event);
    List<Stage> stages = terms.scope().model().stages();
    found.add(
        new Verbatim(
            time,
            String.valueOf(text.dictionary().text(events.text(text, event))),
            index.customers().key(events.customer(event)),
            grouping.id(group),
            stage < 0 ? null : stages.get(stage).id(),
            index.codes().touchpoint(events.code(event)),
            shown(channel, events, event),
            shown(product, events, event),
            felt ? feelings.mark().score() : Double.NaN,
            felt ? feelings.mark().feeling() : 0));
  }

  private static @Nullable String shown(TextColumn column, UnitEvents events, int event) {
    return column.dictionary().text(events.text(column, event));
  }

  @Override
  public void merge(Verbatims other) {
    eventsRead += other.eventsRead;
    units += other.units;
    found.addAll(other.found);
    for (int group = 0; group < customers.length; group++) {
      BitSet theirs = other.customers[group];
      if (theirs != null) {
        of(group).or(theirs);
      }
    }
  }

  List<Verbatim> found() {
    return found;
  }

  private BitSet of(int group) {
    BitSet of = customers[group];
    if (of == null) {
      of = new BitSet();
      customers[group] = of;
    }
    return of;
  }

  /// Customers, not units, that wrote something in a group: what keeps a text anonymous.
  long customers(int group) {
    BitSet of = customers[group];
    return of == null ? 0 : of.cardinality();
  }

  long eventsRead() {
    return eventsRead;
  }

  long units() {
    return units;
  }
}
