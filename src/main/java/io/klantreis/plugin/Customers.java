package io.klantreis.plugin;

import io.klantreis.journey.index.CustomerKeys;
import io.klantreis.journey.index.JourneyIndex;
import io.klantreis.journey.query.CustomersQuery;
import io.klantreis.journey.query.ExplainQuery;
import io.klantreis.journey.query.FunnelQuery.Breakdown;
import io.klantreis.journey.query.Unit;
import io.klantreis.journey.spi.QueryScope;
import io.klantreis.plugin.answer.Privacy;
import io.klantreis.sdk.backend.PluginError;
import io.klantreis.sdk.backend.PluginError.Code;
import org.jspecify.annotations.Nullable;

/// Finds a customer by what the asker calls them: their key for who sees keys, their pseudonym for
/// who sees pseudonyms. Who sees pseudonyms cannot ask by key: the answer would tell whose it is.
final class Customers {
  private static final int CHECK_EVERY = 4096;
  private static final int SHOWN = 80;

  private Customers() {}

  /// The customer's key.
  ///
  /// @throws PluginError where there is none, or the asker may see none
  static String key(String asked, JourneyIndex index, Privacy privacy, QueryScope scope) {
    if (privacy.sees() == Privacy.Sees.NOTHING) {
      throw new PluginError(
          Code.FORBIDDEN,
          "customer: this data source shows customers to Editors and Admins only"
              + " (privacy.viewersSee is nothing)");
    }
    boolean seesKeys = privacy.sees() == Privacy.Sees.NAMES;
    if (seesKeys && index.customers().find(asked) >= 0) {
      return asked;
    }
    String key = Pseudonyms.isOne(asked) ? byPseudonym(asked, index, privacy, scope) : null;
    if (key != null) {
      return key;
    }
    String shown = asked.length() > SHOWN ? asked.substring(0, SHOWN) + "…" : asked;
    throw new PluginError(
        Code.NOT_FOUND,
        "customer: \""
            + shown
            + "\" is unknown; give "
            + (seesKeys
                ? "the key of a customer of this data source (values?key=customer lists them)"
                : "a customer's pseudonym as you see it, such as "
                    + "customer- and sixteen letters and digits"));
  }

  /// The same cell with its group's key, where the groups are customers and the asker sees
  /// pseudonyms.
  static CustomersQuery ofGroup(
      CustomersQuery query, JourneyIndex index, Privacy privacy, QueryScope scope) {
    Breakdown breakdown = query.funnel().breakdown();
    String group = query.cell().group();
    boolean hidden =
        breakdown != null
            && Privacy.isCustomerKey(breakdown.by())
            && privacy.sees() == Privacy.Sees.PSEUDONYMS;
    if (!hidden || group == null || !Pseudonyms.isOne(group)) {
      return query;
    }
    return query.withGroup(key(group, index, privacy, scope));
  }

  /// The same question by the unit's own key, where it is a customer's. The value of a property is
  /// no secret, unless it is a customer's key and the asker sees pseudonyms.
  static ExplainQuery ofUnit(
      ExplainQuery query, JourneyIndex index, Privacy privacy, QueryScope scope) {
    boolean plain =
        query.terms().unit() instanceof Unit.Property property
            && !(Privacy.isCustomerKey(property.key())
                && privacy.sees() == Privacy.Sees.PSEUDONYMS);
    return plain ? query : query.of(key(query.customer(), index, privacy, scope));
  }

  private static @Nullable String byPseudonym(
      String asked, JourneyIndex index, Privacy privacy, QueryScope scope) {
    CustomerKeys customers = index.customers();
    for (int customer = 0; customer < customers.size(); customer++) {
      if (customer % CHECK_EVERY == 0) {
        scope.check();
      }
      String key = customers.key(customer);
      if (privacy.pseudonym().apply(key).equals(asked)) {
        return key;
      }
    }
    return null;
  }
}
