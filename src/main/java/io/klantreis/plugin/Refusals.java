package io.klantreis.plugin;

import io.klantreis.journey.model.Filter;
import io.klantreis.journey.query.CustomerJourneyQuery;
import io.klantreis.journey.query.CustomersQuery;
import io.klantreis.journey.query.ExplainQuery;
import io.klantreis.journey.query.InStageQuery;
import io.klantreis.journey.query.JourneyQuery;
import io.klantreis.journey.query.SentimentQuery;
import io.klantreis.journey.query.StageDurationQuery;
import io.klantreis.journey.query.Unit;
import io.klantreis.plugin.answer.InStageFrames;
import io.klantreis.plugin.answer.Privacy;
import io.klantreis.plugin.answer.Privacy.Sees;
import io.klantreis.sdk.backend.PluginError;

/// Refuses questions whose answers would show people, or what they wrote, to who may not see that
/// (contract §2). Questions that only show less are not refused: see {@link Privacy}.
final class Refusals {
  private static final String EDITORS_ONLY =
      "this data source shows customers to Editors and Admins only (privacy.viewersSee is nothing)";

  private static final String WRITTEN =
      "what customers wrote is for Editors and Admins to group and to filter by";

  private Refusals() {}

  /// @throws PluginError if the asker may not see this
  static void check(JourneyQuery query, Privacy privacy) {
    boolean seesNobody = privacy.sees() == Sees.NOTHING;
    boolean ofPeople = query instanceof CustomersQuery || query instanceof ExplainQuery;
    if (ofPeople && seesNobody) {
      throw forbidden("queryType: " + EDITORS_ONLY);
    }
    boolean tellsUnits =
        ofPeople
            || query instanceof InStageQuery people && people.format() == InStageQuery.Format.TABLE;
    if (tellsUnits && query.terms().unit() instanceof Unit.Property property) {
      checkText("unit", property.key(), privacy);
    }
    String groupedBy = KeysOf.groupedBy(query);
    if (groupedBy != null) {
      checkText(comparesValues(query) ? "compare.by" : "breakdown.by", groupedBy, privacy);
      if (Privacy.isCustomerKey(groupedBy) && seesNobody) {
        throw forbidden("breakdown.by: " + EDITORS_ONLY);
      }
    }
    boolean namesUnits = groupedBy != null && Privacy.isCustomerKey(groupedBy);
    checkFilters(query, tellsUnits || namesUnits, privacy);
    if (query instanceof InStageQuery people
        && InStageFrames.showsCustomers(people)
        && seesNobody) {
      throw forbidden(EDITORS_ONLY + "; ask inStage with format summary instead");
    }
  }

  /// Where an answer tells of units one by one, a filter must not find out whose pseudonym is
  /// whose, nor who wrote what.
  private static void checkFilters(JourneyQuery query, boolean tellsUnits, Privacy privacy) {
    boolean verbatims =
        query instanceof SentimentQuery feelings
            && feelings.format() == SentimentQuery.Format.VERBATIMS;
    boolean tellsPeople = tellsUnits || verbatims || query instanceof CustomerJourneyQuery;
    for (Filter filter : FiltersOf.query(query)) {
      if (tellsPeople && Privacy.isCustomerKey(filter.key()) && privacy.sees() != Sees.NAMES) {
        throw forbidden(
            "filters: "
                + filter.key()
                + " is for Editors and Admins to filter by, where an answer"
                + " tells of customers one by one");
      }
      if (tellsUnits) {
        checkText("filters", filter.key(), privacy);
      }
    }
  }

  private static boolean comparesValues(JourneyQuery query) {
    return query instanceof StageDurationQuery stays
        && stays.split() instanceof StageDurationQuery.Split.Values;
  }

  private static void checkText(String where, String key, Privacy privacy) {
    if (Privacy.isOpenText(key) && !privacy.mayRead(1)) {
      throw forbidden(where + ": " + WRITTEN);
    }
  }

  private static PluginError forbidden(String message) {
    return new PluginError(PluginError.Code.FORBIDDEN, message);
  }
}
