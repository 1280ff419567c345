package io.klantreis.journey.sentiment;

import io.klantreis.journey.grouping.Grouping;
import io.klantreis.journey.query.Terms;
import io.klantreis.journey.run.Partial;
import io.klantreis.journey.run.UnitEvents;
import io.klantreis.journey.spi.QueryScope;
import io.klantreis.journey.time.TimeAxis;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Collects feelings told in the range, by group and interval, unit after unit: the way for every
/// question that {@link Slices} does not serve.
final class SentimentPartial implements Partial<SentimentPartial> {
  private final Terms terms;
  private final Grouping.Cursor groups;
  private final Feelings.Cursor feelings;
  private final @Nullable TimeAxis axis;
  private final Cells cells;
  private final List<Tally> ofUnit = new ArrayList<>();

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
    this.cells = new Cells(grouping.size(), axis == null ? 1 : axis.size(), scope);
  }

  @Override
  public void unit(UnitEvents events) {
    cells.count(events.size(), 0, 0);
    for (int i = 0; i < events.size(); i++) {
      if (feelings.moveTo(events, i)) {
        response(events, i);
      }
    }
    if (!ofUnit.isEmpty()) {
      cells.count(0, 1, 0);
      for (int i = 0; i < ofUnit.size(); i++) {
        ofUnit.get(i).endUnit();
      }
      ofUnit.clear();
    }
  }

  private void response(UnitEvents events, int event) {
    if (!events.mayEnter(event)) {
      return;
    }
    int group = groups.group(events, event);
    cells.see(group);
    long time = events.time(event);
    if (time < terms.fromMillis() || time >= terms.toMillis()) {
      return;
    }
    cells.count(0, 0, 1);
    Tally tally = cells.open(group, axis == null ? 0 : axis.indexOf(time));
    if (tally.add(feelings.mark())) {
      ofUnit.add(tally);
    }
  }

  @Override
  public void merge(SentimentPartial other) {
    cells.merge(other.cells);
  }

  Cells cells() {
    return cells;
  }
}
