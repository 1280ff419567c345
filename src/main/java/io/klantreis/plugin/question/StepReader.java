package io.klantreis.plugin.question;

import io.klantreis.journey.model.Language;
import io.klantreis.journey.model.Selector;
import io.klantreis.journey.model.Stage;
import io.klantreis.journey.model.StageModel;
import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.FunnelQuery.Step;
import io.klantreis.plugin.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads a funnel's steps: selectors with options. No steps: the model's stages in order.
final class StepReader {
  /// The most steps of a funnel.
  static final int MOST = 64;

  private final StageModel model;
  private final SelectorReader selectors;
  private final StepNames names;

  StepReader(StageModel model, Language language) {
    this.model = model;
    this.selectors = new SelectorReader(model);
    this.names = new StepNames(model, language);
  }

  List<Step> read(JsonObject object) {
    List<JsonObject> written = object.objects("steps");
    if (written.isEmpty()) {
      return model.stages().stream().map(this::ofStage).toList();
    }
    if (written.size() > MOST) {
      object.fault("steps", "there are " + written.size() + " steps; " + MOST + " are allowed");
    }
    var steps = new ArrayList<Step>();
    for (JsonObject step : written) {
      one(step, /* first= */ steps.isEmpty(), steps);
    }
    return steps;
  }

  /// Notes a fault where `fromStep` and `toStep` do not lie in order within a funnel.
  static void checkSpan(JsonObject object, FunnelQuery funnel, int from, int to) {
    int steps = funnel.steps().size();
    if (to > steps) {
      object.fault("toStep", to + " is beyond the last step, which is " + steps);
    }
    if (from >= to && steps > 1) {
      object.fault("fromStep", from + " is not before toStep, which is " + to);
    }
  }

  private Step ofStage(Stage stage) {
    Selector selector = new Selector.ByStage(stage.id(), List.of(), /* name= */ null);
    return step(selector, false, null, 0, false, false);
  }

  private void one(JsonObject object, boolean first, List<Step> steps) {
    Selector selector = selectors.read(object);
    boolean optional = object.flag("optional", false);
    Long within = object.millis("within");
    long minGap = object.millis("minGap", 0);
    boolean direct = object.flag("direct", false);
    boolean firstEver = object.flag("firstEver", false);
    object.rejectUnknown(Set.of());
    if (first && optional) {
      object.fault("optional", "true is not allowed: a run begins with the first step");
    }
    if (first && (within != null || minGap > 0 || direct)) {
      String name = within != null ? "within" : direct ? "direct" : "minGap";
      object.fault(name, "is told from the step before, and the first step has none");
    }
    if (within != null && within < minGap) {
      object.fault("minGap", "is longer than within, so that nothing can fit");
    }
    if (selector != null) {
      steps.add(step(selector, optional, within, minGap, direct, firstEver));
    }
  }

  private Step step(
      Selector selector,
      boolean optional,
      @Nullable Long within,
      long minGap,
      boolean direct,
      boolean firstEver) {
    StepNames.Name name = names.next(selector);
    return new Step(selector, name.id(), name.label(), optional, within, minGap, direct, firstEver);
  }
}
