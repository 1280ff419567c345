package io.klantreis.journey.run;

import static java.util.Objects.requireNonNull;

import io.klantreis.journey.index.Block;
import io.klantreis.journey.index.Dictionary;
import io.klantreis.journey.index.IntColumn;
import io.klantreis.journey.index.TextColumn;
import io.klantreis.journey.query.Unit;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Cuts a customer's events into units: the customer, their products or their sessions.
final class UnitCutter implements Population.SelectionSink {
  private final Unit unit;
  private final @Nullable TextColumn product;
  private final int part;
  private final Block block;
  private final UnitEvents events;
  private final Consumer<UnitEvents> visitor;
  private int[] cut = new int[256];

  UnitCutter(
      Unit unit,
      @Nullable TextColumn product,
      int part,
      Block block,
      UnitEvents events,
      Consumer<UnitEvents> visitor) {
    this.unit = unit;
    this.product = product;
    this.part = part;
    this.block = block;
    this.events = events;
    this.visitor = visitor;
  }

  @Override
  public void selection(int customer, int base, int @Nullable [] selected, int size) {
    switch (unit) {
      case Unit.Session session -> sessions(session.gapMillis(), customer, base, selected, size);
      case Unit.CustomerProduct() -> products(customer, base, selected, size);
      case Unit.Customer customers -> show(customer, base, selected, size);
      case Unit.Property properties -> show(customer, base, selected, size);
    }
  }

  private void show(int customer, int base, int @Nullable [] selected, int size) {
    events.show(customer, part, customer, base, selected, size);
    visitor.accept(events);
  }

  private void sessions(
      long gapMillis, int customer, int base, int @Nullable [] selected, int size) {
    int first = 0;
    for (int i = 1; i <= size; i++) {
      boolean ends =
          i == size
              || block.times().at(place(base, selected, i))
                      - block.times().at(place(base, selected, i - 1))
                  > gapMillis;
      if (ends) {
        int[] session = selected == null ? null : Arrays.copyOfRange(selected, first, i);
        show(customer, base + first, session, i - first);
        first = i;
      }
    }
  }

  private void products(int customer, int base, int @Nullable [] selected, int size) {
    IntColumn products = requireNonNull(product).block(part);
    int[] positions = new int[size];
    for (int i = 0; i < size; i++) {
      positions[i] = place(base, selected, i);
    }
    if (cut.length < size) {
      cut = new int[size * 2];
    }
    for (int i = 0; i < size; i++) {
      int value = positions[i] < 0 ? Dictionary.ABSENT : products.at(positions[i]);
      if (value == Dictionary.ABSENT) {
        continue;
      }
      int taken = 0;
      for (int j = i; j < size; j++) {
        if (positions[j] >= 0 && products.at(positions[j]) == value) {
          cut[taken++] = positions[j];
          positions[j] = -1;
        }
      }
      show(customer, base, cut, taken);
    }
  }

  private static int place(int base, int @Nullable [] selected, int i) {
    return selected == null ? base + i : selected[i];
  }
}
