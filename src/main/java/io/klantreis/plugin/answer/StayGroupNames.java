package io.klantreis.plugin.answer;

import io.klantreis.journey.model.Labels;
import io.klantreis.journey.query.StageDurationQuery;
import io.klantreis.journey.run.FixedNames;

/// How groups of stays are told: customers as the asker may see them, fixed values in the reader's
/// language.
final class StayGroupNames {
  private final StageDurationQuery query;
  private final Answer answer;
  private final GroupNames names;

  StayGroupNames(StageDurationQuery query, Answer answer) {
    this.query = query;
    this.answer = answer;
    this.names = new GroupNames(answer.texts(), query.terms().language());
  }

  /// What is sent; never translated.
  String id(String group) {
    return isCustomer(group) ? answer.privacy().shown(group) : group;
  }

  /// What is shown.
  String shown(String group, Labels label) {
    return isCustomer(group) ? id(group) : names.shown(group, label, /* everything= */ "");
  }

  private boolean isCustomer(String group) {
    return query.split() instanceof StageDurationQuery.Split.Breakdown breakdown
        && Privacy.isCustomerKey(breakdown.by())
        && !FixedNames.isOne(group);
  }
}
