package io.klantreis.journey.sentiment;

import io.klantreis.journey.grouping.Grouping;
import io.klantreis.journey.index.Block;
import io.klantreis.journey.query.Terms;
import io.klantreis.journey.run.Partial;
import io.klantreis.journey.run.Population;
import io.klantreis.journey.run.UnitEvents;
import io.klantreis.journey.spi.QueryScope;
import io.klantreis.journey.time.TimeAxis;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Collects feelings told in the range, by group and interval.
final class SentimentPartial implements Partial<SentimentPartial> {
  private final Terms terms;
  private final Grouping.Cursor groups;
  private final Feelings.Cursor feelings;
  private final @Nullable TimeAxis axis;
  private final int intervals;
  private final @Nullable Tally[] tallies;
  private final boolean[] seen;
  private final List<Tally> ofUnit = new ArrayList<>();
  private long eventsRead;
  private long units;
  private long responses;

  /// @param axis the intervals that are told apart, or null
  SentimentPartial(
      Terms terms,
      Grouping grouping,
      Feelings feelings,
      @Nullable TimeAxis axis,
      QueryScope scope) {
    this.terms = terms;
    this.groups = grouping.cursor();
    this.feelings = feelings.cursor();
    this.axis = axis;
    this.intervals = axis == null ? 1 : axis.size();
    int cells = Math.multiplyExact(grouping.size(), intervals);
    scope.grow(8L * cells);
    this.tallies = new @Nullable Tally[cells];
    this.seen = new boolean[grouping.size()];
  }

  @Override
  public void unit(UnitEvents events) {
    eventsRead += events.size();
    for (int i = 0; i < events.size(); i++) {
      if (feelings.moveTo(events, i)) {
        response(events, i);
      }
    }
    endUnit();
  }

  private void endUnit() {
    if (!ofUnit.isEmpty()) {
      units++;
      for (int i = 0; i < ofUnit.size(); i++) {
        ofUnit.get(i).endUnit();
      }
      ofUnit.clear();
    }
  }

  /// Adds all units of a part, looking only at events that say something where that is enough.
  void part(Population population, int part) {
    if (!population.isPlain()) {
      population.visit(part, this::unit);
      return;
    }
    Block block = population.index().block(part);
    UnitEvents events = population.block(part);
    int[] starts = block.starts();
    int customer = 0;
    for (int position : feelings.positions(part)) {
      if (starts[customer + 1] <= position) {
        endUnit();
        while (starts[customer + 1] <= position) {
          customer++;
        }
        events.moveTo(block.firstCustomer() + customer);
      }
      eventsRead++;
      if (block.times()[position] <= population.lastMillis() && feelings.moveTo(events, position)) {
        response(events, position);
      }
    }
    endUnit();
  }

  private void response(UnitEvents events, int event) {
    if (!events.mayEnter(event)) {
      return;
    }
    int group = groups.group(events, event);
    seen[group] = true;
    long time = events.time(event);
    if (time < terms.fromMillis() || time >= terms.toMillis()) {
      return;
    }
    responses++;
    int interval = axis == null ? 0 : axis.indexOf(time);
    int cell = group * intervals + interval;
    Tally tally = tallies[cell];
    if (tally == null) {
      tally = new Tally();
      tallies[cell] = tally;
    }
    if (tally.add(feelings)) {
      ofUnit.add(tally);
    }
  }

  @Override
  public void merge(SentimentPartial other) {
    eventsRead += other.eventsRead;
    units += other.units;
    responses += other.responses;
    for (int group = 0; group < seen.length; group++) {
      seen[group] |= other.seen[group];
    }
    for (int cell = 0; cell < tallies.length; cell++) {
      Tally theirs = other.tallies[cell];
      if (theirs != null) {
        Tally ours = tallies[cell];
        if (ours == null) {
          tallies[cell] = theirs;
        } else {
          ours.add(theirs);
        }
      }
    }
  }

  /// What was said in a group and interval, or null for nothing.
  @Nullable Tally tally(int group, int interval) {
    return tallies[group * intervals + interval];
  }

  /// Whether the group was ever felt anything about, also outside the range.
  boolean isSeen(int group) {
    return seen[group];
  }

  long eventsRead() {
    return eventsRead;
  }

  /// Units that said something.
  long units() {
    return units;
  }

  long responses() {
    return responses;
  }
}
