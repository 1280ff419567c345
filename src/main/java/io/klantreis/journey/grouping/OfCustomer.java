package io.klantreis.journey.grouping;

import io.klantreis.journey.index.Block;
import io.klantreis.journey.index.Dictionary;
import io.klantreis.journey.index.IntColumn;
import io.klantreis.journey.index.JourneyIndex;
import io.klantreis.journey.index.TextColumn;
import io.klantreis.journey.run.Population;
import io.klantreis.journey.run.UnitEvents;

/// A text of a person: the first or the latest that any of their events has as of the question,
/// whatever the question's filters. Confined to one thread; remembers the last customer.
final class OfCustomer implements Grouping.Cursor {
  private final JourneyIndex index;
  private final TextColumn column;
  private final long lastMillis;
  private final boolean latest;
  private int customer = -1;
  private int value;

  OfCustomer(Population population, String field, boolean latest) {
    this.index = population.index();
    this.column = index.text(field);
    this.lastMillis = population.lastMillis();
    this.latest = latest;
  }

  @Override
  public int group(UnitEvents events, int event) {
    int asked = events.customer(event);
    if (asked != customer) {
      customer = asked;
      value = find(events.block(event));
    }
    return value;
  }

  private int find(int number) {
    Block block = index.block(number);
    IntColumn values = column.block(number);
    int local = customer - block.firstCustomer();
    int from = block.starts()[local];
    int to = block.starts()[local + 1];
    int found = Dictionary.ABSENT;
    for (int p = from; p < to && block.times().at(p) <= lastMillis; p++) {
      int here = values.at(p);
      if (here != Dictionary.ABSENT) {
        found = here;
        if (!latest) {
          return found;
        }
      }
    }
    return found;
  }
}
