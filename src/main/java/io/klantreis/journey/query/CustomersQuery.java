package io.klantreis.journey.query;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/// Who is behind one cell of a funnel's answer (contract §4.6).
///
/// @param mostRows how many are told; the newest
public record CustomersQuery(FunnelQuery funnel, Cell cell, int mostRows) implements JourneyQuery {
  /// @param step from 1
  /// @param group as it was sent, or null for all groups
  /// @param interval of a trend, with {@code timeMillis}: only runs that count in the interval that
  ///   holds this time; null for the whole range
  public record Cell(
      int step,
      State state,
      @Nullable String group,
      @Nullable Long timeMillis,
      @Nullable Interval interval) {
    public Cell {
      requireNonNull(state, "state is null");
    }
  }

  public enum State {
    ENTERED,
    CONVERTED,
    OPEN,
    DROPPED
  }

  public CustomersQuery {
    requireNonNull(funnel, "funnel is null");
    requireNonNull(cell, "cell is null");
  }

  @Override
  public Terms terms() {
    return funnel.terms();
  }

  /// The same cell of another group.
  public CustomersQuery withGroup(String group) {
    Cell same = new Cell(cell.step(), cell.state(), group, cell.timeMillis(), cell.interval());
    return new CustomersQuery(funnel, same, mostRows);
  }
}
