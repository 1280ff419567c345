package io.klantreis.journey.query;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/// Why a unit counts where it does in a funnel's answer (contract §4.6).
///
/// @param customer the unit's key as {@code customers} tells it: the customer, or the value of the
///   property by which units are made; who that is is for the plugin to find
/// @param product only the customer's unit with this product; null for all of them
/// @param sessionMillis only the customer's session that began then; null for all of them
/// @param timeMillis of a trend, with {@code interval}: as chosen in the interval that holds this
///   time; null for the whole range
/// @param mostRows how many rows a frame may have
public record ExplainQuery(
    FunnelQuery funnel,
    String customer,
    @Nullable String product,
    @Nullable Long sessionMillis,
    @Nullable Long timeMillis,
    @Nullable Interval interval,
    int mostRows)
    implements JourneyQuery {
  public ExplainQuery {
    requireNonNull(funnel, "funnel is null");
    requireNonNull(customer, "customer is null");
  }

  @Override
  public Terms terms() {
    return funnel.terms();
  }

  /// The same question by the customer's key.
  public ExplainQuery of(String key) {
    return new ExplainQuery(funnel, key, product, sessionMillis, timeMillis, interval, mostRows);
  }
}
