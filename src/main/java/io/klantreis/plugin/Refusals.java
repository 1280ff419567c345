package io.klantreis.plugin;

import io.klantreis.journey.query.ChangeQuery;
import io.klantreis.journey.query.ComparePresetsQuery;
import io.klantreis.journey.query.CustomersQuery;
import io.klantreis.journey.query.ExplainQuery;
import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.FunnelTrendQuery;
import io.klantreis.journey.query.InStageQuery;
import io.klantreis.journey.query.JourneyQuery;
import io.klantreis.journey.query.StageDurationQuery;
import io.klantreis.journey.query.TimeToConvertQuery;
import io.klantreis.journey.query.Unit;
import io.klantreis.plugin.answer.InStageFrames;
import io.klantreis.plugin.answer.Privacy;
import io.klantreis.sdk.backend.PluginError;
import org.jspecify.annotations.Nullable;

/// Refuses questions whose answers would show people, or what they wrote, to who may not see that
/// (contract §2). Questions that only show less are not refused: see {@link Privacy}.
final class Refusals {
  private static final String EDITORS_ONLY =
      "this data source shows customers to Editors and Admins only (privacy.viewersSee is nothing)";

  private static final String WRITTEN =
      "what customers wrote is for Editors and Admins to group by";

  private Refusals() {}

  /// @throws PluginError if the asker may not see this
  static void check(JourneyQuery query, Privacy privacy) {
    boolean seesNobody = privacy.sees() == Privacy.Sees.NOTHING;
    boolean ofPeople = query instanceof CustomersQuery || query instanceof ExplainQuery;
    if (ofPeople && seesNobody) {
      throw forbidden("queryType: " + EDITORS_ONLY);
    }
    if (ofPeople && query.terms().unit() instanceof Unit.Property property) {
      checkText("unit", property.key(), privacy);
    }
    String groupedBy = groupedBy(query);
    if (groupedBy != null) {
      checkText("breakdown.by", groupedBy, privacy);
      if (Privacy.isCustomerKey(groupedBy) && seesNobody) {
        throw forbidden("breakdown.by: " + EDITORS_ONLY);
      }
    }
    if (query instanceof InStageQuery people
        && InStageFrames.showsCustomers(people)
        && seesNobody) {
      throw forbidden(EDITORS_ONLY + "; ask inStage with format summary instead");
    }
  }

  private static void checkText(String where, String key, Privacy privacy) {
    if (Privacy.isOpenText(key) && !privacy.mayRead(1)) {
      throw forbidden(where + ": " + WRITTEN);
    }
  }

  /// The field by which an answer is broken down; null without one.
  private static @Nullable String groupedBy(JourneyQuery query) {
    return switch (query) {
      case FunnelQuery funnel -> groupedBy(funnel);
      case FunnelTrendQuery trend -> groupedBy(trend.funnel());
      case TimeToConvertQuery times -> groupedBy(times.funnel());
      case CustomersQuery customers -> groupedBy(customers.funnel());
      case ExplainQuery explain -> groupedBy(explain.funnel());
      case ComparePresetsQuery compared -> groupedBy(compared.base());
      case ChangeQuery change -> groupedBy(change.asked());
      case StageDurationQuery stays ->
          stays.split() instanceof StageDurationQuery.Split.Breakdown groups ? groups.by() : null;
      default -> null;
    };
  }

  private static @Nullable String groupedBy(FunnelQuery funnel) {
    return funnel.breakdown() == null ? null : funnel.breakdown().by();
  }

  private static PluginError forbidden(String message) {
    return new PluginError(PluginError.Code.FORBIDDEN, message);
  }
}
