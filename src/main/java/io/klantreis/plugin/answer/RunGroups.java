package io.klantreis.plugin.answer;

import io.klantreis.journey.funnel.FunnelResult.Kind;
import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.FunnelQuery.Breakdown;
import io.klantreis.journey.run.Facts;
import io.klantreis.journey.run.Warning;
import java.util.List;

/// What all answers about a funnel's runs say in the same way: their groups, and what they rest on.
final class RunGroups {
  private final FunnelQuery funnel;
  private final Answer answer;
  private final Texts texts;

  RunGroups(FunnelQuery funnel, Answer answer) {
    this.funnel = funnel;
    this.answer = answer;
    this.texts = answer.texts();
  }

  /// Stats and notices.
  void tell(Facts facts, List<Warning> warnings) {
    answer.stat("stat.eventsRead", facts.eventsRead());
    answer.stat("stat.units", facts.units());
    answer.stat("stat.runs", facts.runs());
    var notices = new Notices(texts);
    if (facts.openRuns() > 0) {
      answer.notice(notices.openRuns(facts.openRuns(), facts.runs()));
    }
    notices.of(warnings).forEach(answer::notice);
  }

  /// What is sent for a group: never translated; of customers what the asker may see.
  String id(Kind kind, String group) {
    Breakdown breakdown = funnel.breakdown();
    boolean customer =
        breakdown != null && kind == Kind.VALUE && Privacy.isCustomerKey(breakdown.by());
    return customer ? answer.privacy().shown(group) : group;
  }

  /// What is shown for something of a group.
  String named(Kind kind, String group, String what) {
    return switch (kind) {
      case ALL -> what;
      case VALUE -> what + " · " + id(kind, group);
      case NONE -> what + " · " + texts.text("value.none");
      case OTHER -> what + " · " + texts.text("value.other");
      case DID_NOT_REACH -> what + " · " + texts.text("value.didNotReach");
    };
  }
}
