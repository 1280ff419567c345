package io.klantreis.journey.compare;

import io.klantreis.journey.funnel.FunnelResult.Group;
import io.klantreis.journey.funnel.FunnelResult.Kind;
import io.klantreis.journey.funnel.FunnelResult.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A funnel's answer, row by row.
final class Told {
  /// Where a row stands; steps count from 0.
  record Place(Kind kind, String group, int step) {}

  private final Map<Place, Row> rows = new LinkedHashMap<>();

  Told(List<Group> groups) {
    for (Group group : groups) {
      for (int step = 0; step < group.rows().size(); step++) {
        rows.put(new Place(group.kind(), group.name(), step), group.rows().get(step));
      }
    }
  }

  /// The places of this answer, and then those that only the other has.
  List<Place> placesWith(Told other) {
    Set<Place> places = new LinkedHashSet<>(rows.keySet());
    places.addAll(other.rows.keySet());
    return new ArrayList<>(places);
  }

  @Nullable Row row(Place place) {
    return rows.get(place);
  }

  long entered(Place place) {
    Row row = rows.get(place);
    return row == null ? 0 : row.entered();
  }

  /// Whether both say the same there, rates and times included.
  boolean agrees(Told other, Place place) {
    return Objects.equals(rows.get(place), other.rows.get(place));
  }

  boolean agrees(Told other) {
    return rows.equals(other.rows);
  }
}
