package io.klantreis.plugin.answer;

import io.klantreis.journey.map.ModelDiffResult;
import io.klantreis.journey.model.Language;
import io.klantreis.journey.query.ModelDiffQuery;
import io.klantreis.sdk.data.Field;
import io.klantreis.sdk.data.FieldBuilder;
import io.klantreis.sdk.data.FieldType;
import io.klantreis.sdk.data.Frame;
import io.klantreis.sdk.data.FrameType;
import io.klantreis.sdk.data.ValueMapping;
import java.util.List;

/// Where events lie in two models, as a frame: a row a pair of stages.
public final class ModelDiffFrames {
  private static final String NAME = "modelDiff";

  private final ModelDiffQuery query;
  private final Answer answer;
  private final Columns columns;

  public ModelDiffFrames(ModelDiffQuery query, Answer answer) {
    this.query = query;
    this.answer = answer;
    this.columns = new Columns(answer.texts());
  }

  public List<Frame> of(ModelDiffResult result) {
    answer.stat("stat.eventsRead", result.facts().eventsRead());
    answer.stat("stat.units", result.facts().units());
    Language language = query.terms().language();
    FieldBuilder stage = columns.group("stage");
    FieldBuilder label = columns.text("label");
    FieldBuilder other = columns.group("other");
    FieldBuilder otherLabel = columns.text("otherLabel");
    FieldBuilder agrees =
        Field.builder("agrees", FieldType.BOOL)
            .config(
                columns
                    .config("agrees")
                    .mappings(
                        List.of(
                            ValueMapping.text("true", answer.texts().text("value.yes"), "green"),
                            ValueMapping.text("false", answer.texts().text("value.no"), "orange")))
                    .build());
    FieldBuilder events = columns.count("events");
    FieldBuilder customers = columns.count("customers");
    for (ModelDiffResult.Row row : result.rows()) {
      stage.add(row.stage());
      label.add(row.label().in(language));
      other.add(row.other());
      otherLabel.add(row.otherLabel().in(language));
      agrees.add(row.agrees());
      events.add(row.events());
      customers.add(row.units());
    }
    return List.of(
        Frame.builder(NAME)
            .meta(answer.meta(FrameType.TABLE))
            .field(stage)
            .field(label)
            .field(other)
            .field(otherLabel)
            .field(agrees)
            .field(events)
            .field(customers)
            .build());
  }
}
