package io.klantreis.journey.model;

import static java.util.Objects.requireNonNull;

import java.util.List;

/// What people know and believe about one stage.
///
/// @param does,thinks,expects what customers do, think and expect there
/// @param needs what moves them: needs, motives, aims
/// @param activities what the stage consists of, in parts
/// @param helps what works in its favour, as against {@code barriers}
/// @param owners who looks after the stage
public record StageDefinition(
    List<Labels> does,
    List<Labels> thinks,
    List<Labels> expects,
    List<Labels> needs,
    List<Labels> activities,
    List<Labels> questions,
    List<Labels> barriers,
    List<Labels> helps,
    List<DecisionMoment> decisions,
    List<MarketingAction> actions,
    List<Labels> owners,
    List<Improvement> improvements,
    Belief belief) {
  /// Nothing is known.
  public static final StageDefinition EMPTY =
      new StageDefinition(
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          Belief.NONE);

  public StageDefinition {
    does = List.copyOf(does);
    thinks = List.copyOf(thinks);
    expects = List.copyOf(expects);
    needs = List.copyOf(needs);
    activities = List.copyOf(activities);
    questions = List.copyOf(questions);
    barriers = List.copyOf(barriers);
    helps = List.copyOf(helps);
    decisions = List.copyOf(decisions);
    actions = List.copyOf(actions);
    owners = List.copyOf(owners);
    improvements = List.copyOf(improvements);
    requireNonNull(belief, "belief is null");
  }
}
