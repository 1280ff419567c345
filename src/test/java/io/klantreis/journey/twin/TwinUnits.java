package io.klantreis.journey.twin;

import io.klantreis.journey.query.Scope;
import io.klantreis.journey.query.Scope.FiltersOn;
import io.klantreis.journey.query.Terms;
import io.klantreis.journey.query.Unit;
import io.klantreis.testing.MemorySource.Event;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Who is counted and what of them is seen: contract §4's scope and units.
final class TwinUnits {
  private TwinUnits() {}

  /// Each unit's events in time order.
  static List<List<TwinEvent>> of(List<Event> events, Terms terms) {
    Map<String, List<TwinEvent>> customers = new LinkedHashMap<>();
    for (int row = 0; row < events.size(); row++) {
      Event event = events.get(row);
      if (event.timeMillis() <= terms.asOfMillis()) {
        customers
            .computeIfAbsent(event.customer(), c -> new ArrayList<>())
            .add(new TwinEvent(row, event));
      }
    }
    List<TwinEvent> seen = new ArrayList<>();
    for (List<TwinEvent> customer : customers.values()) {
      customer.sort(ORDER);
      if (isAskedAbout(customer, terms.scope())) {
        customer.stream().filter(event -> isSeen(event, terms.scope())).forEach(seen::add);
      }
    }
    seen.sort(ORDER);
    return new ArrayList<>(cut(seen, terms.unit()));
  }

  private static final Comparator<TwinEvent> ORDER =
      Comparator.comparingLong(TwinEvent::time).thenComparing(TwinEvent::row);

  private static boolean isAskedAbout(List<TwinEvent> customer, Scope scope) {
    return latestIs("persona", scope.persona(), customer)
        && latestIs("segment", scope.segment(), customer)
        && (scope.filtersOn() != FiltersOn.CUSTOMER
            || customer.stream().anyMatch(event -> event.fits(scope.filters())));
  }

  private static boolean latestIs(String key, @Nullable String wanted, List<TwinEvent> customer) {
    String latest = null;
    for (TwinEvent event : customer) {
      String value = event.field(key);
      latest = value == null ? latest : value;
    }
    return wanted == null || wanted.equals(latest);
  }

  private static boolean isSeen(TwinEvent event, Scope scope) {
    return (scope.product() == null || scope.product().equals(event.field("product")))
        && (scope.filtersOn() != FiltersOn.EVENTS || event.fits(scope.filters()));
  }

  private static Collection<List<TwinEvent>> cut(List<TwinEvent> seen, Unit unit) {
    Map<List<String>, List<TwinEvent>> units = new LinkedHashMap<>();
    Map<String, TwinEvent> lastOf = new LinkedHashMap<>();
    Map<String, Integer> sessionOf = new LinkedHashMap<>();
    for (TwinEvent event : seen) {
      String customer = event.event().customer();
      List<String> key = new ArrayList<>();
      switch (unit) {
        case Unit.Customer all -> key.add(customer);
        case Unit.CustomerProduct one -> {
          key.add(customer);
          key.add(event.field("product"));
        }
        case Unit.Property property -> key.add(event.field(property.key()));
        case Unit.Session session -> {
          TwinEvent last = lastOf.get(customer);
          if (last != null && event.time() - last.time() > session.gapMillis()) {
            sessionOf.merge(customer, 1, Integer::sum);
          }
          lastOf.put(customer, event);
          key.add(customer);
          key.add("" + sessionOf.getOrDefault(customer, 0));
        }
      }
      if (key.stream().allMatch(Objects::nonNull)) {
        units.computeIfAbsent(key, k -> new ArrayList<>()).add(event);
      }
    }
    return units.values();
  }
}
