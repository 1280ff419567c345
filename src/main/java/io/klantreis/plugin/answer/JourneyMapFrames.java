package io.klantreis.plugin.answer;

import io.klantreis.journey.map.Check;
import io.klantreis.journey.map.JourneyMapResult;
import io.klantreis.journey.map.JourneyMapResult.OnMap;
import io.klantreis.journey.model.Improvement;
import io.klantreis.journey.model.StageDefinition;
import io.klantreis.journey.query.JourneyMapQuery;
import io.klantreis.sdk.data.Field;
import io.klantreis.sdk.data.FieldBuilder;
import io.klantreis.sdk.data.FieldType;
import io.klantreis.sdk.data.Frame;
import io.klantreis.sdk.data.FrameType;
import io.klantreis.sdk.data.ValueMapping;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/// The journey as a map (contract §4.6): a row a stage with a typed column a lane, the same
/// transposed as text, or a picture.
public final class JourneyMapFrames {
  private static final String NAME = "journeyMap";

  private final JourneyMapQuery query;
  private final Answer answer;
  private final Columns columns;
  private final MapCells cells;

  public JourneyMapFrames(JourneyMapQuery query, Answer answer) {
    this.query = query;
    this.answer = answer;
    this.columns = new Columns(answer.texts());
    this.cells = new MapCells(query, answer.texts());
  }

  public List<Frame> of(JourneyMapResult result) {
    answer.stat("stat.eventsRead", result.facts().eventsRead());
    answer.stat("stat.units", result.facts().units());
    new Notices(answer.texts()).of(result.warnings()).forEach(answer::notice);
    Emptied.ofStays(
        answer,
        query.terms().scope(),
        result.stages(),
        stage -> cells.words().in(stage.stage().labels()),
        OnMap::customers);
    return switch (query.layout()) {
      case STAGES -> List.of(stages(result.stages()));
      case LANES -> List.of(lanes(result.stages()));
      case FLOW -> new MapFlowFrames(answer, cells).of(result);
    };
  }

  private Frame stages(List<OnMap> stages) {
    Frame.Builder frame = Frame.builder(NAME).meta(answer.meta(FrameType.TABLE));
    text(frame, stages, "stage", stage -> stage.stage().id());
    text(frame, stages, "label", stage -> cells.words().in(stage.stage().labels()));
    count(frame, stages, "customers", OnMap::customers);
    fill(frame, stages, columns.share("conversion"), stage -> stage.conversion().value());
    fill(frame, stages, columns.share("conversionLow"), stage -> stage.conversion().low());
    fill(frame, stages, columns.share("conversionHigh"), stage -> stage.conversion().high());
    count(frame, stages, "matured", OnMap::matured);
    fill(
        frame,
        stages,
        columns.share("conversionBelieved"),
        stage -> orNaN(stage.known().belief().conversion()));
    check(frame, stages, "conversionCheck", OnMap::conversionCheck);
    fill(frame, stages, columns.millis("median"), stage -> stage.stay().median());
    fill(frame, stages, columns.millis("medianLow"), stage -> stage.stay().medianLow());
    fill(frame, stages, columns.millis("medianHigh"), stage -> stage.stay().medianHigh());
    fill(
        frame,
        stages,
        columns.millis("timeBelieved"),
        stage -> {
          java.time.Duration time = stage.known().belief().time();
          return time == null ? Double.NaN : time.toMillis();
        });
    check(frame, stages, "timeCheck", OnMap::timeCheck);
    fill(frame, stages, columns.millis("target"), stage -> stage.stay().detail().target());
    fill(
        frame,
        stages,
        columns.share("overTargetShare"),
        stage -> stage.stay().detail().overTargetShare());
    feelings(frame, stages);
    text(frame, stages, "touchpoints", stage -> cells.named(stage.touchpoints()));
    count(frame, stages, "questionsAsked", OnMap::questions);
    count(frame, stages, "complaints", OnMap::complaints);
    text(frame, stages, "reasons", stage -> cells.named(stage.reasons()));
    texts().forEach((lane, cell) -> text(frame, stages, lane, cell));
    fill(frame, stages, amount("value"), OnMap::value);
    fill(frame, stages, amount("cost"), OnMap::cost);
    text(frame, stages, "narrative", cells::narrative);
    return frame.build();
  }

  private void feelings(Frame.Builder frame, List<OnMap> stages) {
    fill(frame, stages, columns.sentiment("sentiment"), stage -> stage.feeling().sentiment());
    fill(frame, stages, columns.sentiment("low"), stage -> stage.feeling().low());
    fill(frame, stages, columns.sentiment("high"), stage -> stage.feeling().high());
    count(frame, stages, "responses", stage -> stage.feeling().responses());
    FieldBuilder mood = mapped("mood", moods());
    FieldBuilder believed = mapped("feelingBelieved", moods()).nullable();
    for (OnMap stage : stages) {
      mood.add(cells.mood(stage));
      var belief = stage.known().belief().feeling();
      believed.add(belief == null ? null : MapCells.id(belief));
    }
    frame.field(mood).field(believed);
    check(frame, stages, "feelingCheck", OnMap::feelingCheck);
  }

  /// The lanes that are text on any layout.
  private Map<String, Function<OnMap, String>> texts() {
    Map<String, Function<OnMap, String>> lanes = new LinkedHashMap<>();
    lane(lanes, "does", StageDefinition::does);
    lane(lanes, "thinks", StageDefinition::thinks);
    lane(lanes, "expects", StageDefinition::expects);
    lane(lanes, "needs", StageDefinition::needs);
    lane(lanes, "activities", StageDefinition::activities);
    lane(lanes, "questions", StageDefinition::questions);
    lane(lanes, "barriers", StageDefinition::barriers);
    lane(lanes, "helps", StageDefinition::helps);
    lanes.put("decisions", cells::decisions);
    lanes.put("actions", cells::actions);
    lane(lanes, "owners", StageDefinition::owners);
    lanes.put("improveNow", stage -> cells.improvements(stage, Improvement.When.NOW));
    lanes.put("improveLater", stage -> cells.improvements(stage, Improvement.When.LATER));
    return lanes;
  }

  private void lane(
      Map<String, Function<OnMap, String>> lanes,
      String name,
      Function<StageDefinition, List<io.klantreis.journey.model.Labels>> list) {
    lanes.put(name, stage -> cells.words().list(list.apply(stage.known())));
  }

  private Frame lanes(List<OnMap> stages) {
    Map<String, Function<OnMap, String>> lanes = new LinkedHashMap<>();
    lanes.put("customers", stage -> cells.words().count(stage.customers()));
    lanes.put("conversion", cells::conversion);
    lanes.put("conversionBelieved", cells::believedConversion);
    lanes.put("median", cells::time);
    lanes.put("timeBelieved", cells::believedTime);
    lanes.put("sentiment", cells::feeling);
    lanes.put("feelingBelieved", cells::believedFeeling);
    lanes.put("touchpoints", stage -> cells.named(stage.touchpoints()));
    lanes.put("reasons", stage -> cells.named(stage.reasons()));
    lanes.putAll(texts());
    lanes.put("narrative", cells::narrative);
    FieldBuilder id = columns.text("lane");
    FieldBuilder label = columns.text("label");
    lanes
        .keySet()
        .forEach(lane -> {
          id.add(lane);
          label.add(answer.texts().text("field." + lane));
        });
    Frame.Builder frame =
        Frame.builder(NAME).meta(answer.meta(FrameType.TABLE)).field(id).field(label);
    for (OnMap stage : stages) {
      FieldBuilder column =
          Field.builder(stage.stage().id(), FieldType.STRING)
              .config(
                  io.klantreis.sdk.data.FieldConfig.builder()
                      .displayNameFromDS(cells.words().in(stage.stage().labels()))
                      .build());
      lanes.values().forEach(cell -> column.add(cell.apply(stage)));
      frame.field(column);
    }
    return frame.build();
  }

  private void text(
      Frame.Builder frame, List<OnMap> stages, String name, Function<OnMap, String> cell) {
    FieldBuilder field = columns.text(name);
    stages.forEach(stage -> field.add(cell.apply(stage)));
    frame.field(field);
  }

  private void count(
      Frame.Builder frame, List<OnMap> stages, String name, ToLongFunction<OnMap> value) {
    FieldBuilder field = columns.count(name);
    stages.forEach(stage -> field.add(value.applyAsLong(stage)));
    frame.field(field);
  }

  private static void fill(
      Frame.Builder frame, List<OnMap> stages, FieldBuilder field, ToDoubleFunction<OnMap> value) {
    stages.forEach(stage -> field.addOrNull(value.applyAsDouble(stage)));
    frame.field(field);
  }

  private static double orNaN(@org.jspecify.annotations.Nullable Double value) {
    return value == null ? Double.NaN : value;
  }

  private FieldBuilder amount(String name) {
    return Field.builder(name, FieldType.FLOAT64)
        .nullable()
        .config(columns.config("of." + name).decimals(2).build());
  }

  private void check(
      Frame.Builder frame, List<OnMap> stages, String name, Function<OnMap, Check> check) {
    FieldBuilder field =
        mapped(
                name,
                List.of(
                    mapping("fits", "green"),
                    mapping("not confirmed", "orange"),
                    mapping("too few", "text")))
            .nullable();
    for (OnMap stage : stages) {
      String id = check.apply(stage).id();
      field.add(id.isEmpty() ? null : id);
    }
    frame.field(field);
  }

  private FieldBuilder mapped(String name, List<ValueMapping> mappings) {
    return Field.builder(name, FieldType.STRING)
        .config(columns.config(name).mappings(mappings).build());
  }

  private List<ValueMapping> moods() {
    return List.of(
        mapping("negative", "red"),
        mapping("neutral", "yellow"),
        mapping("positive", "green"),
        mapping(MapCells.TOO_FEW, "text"));
  }

  private ValueMapping mapping(String fixed, String colour) {
    return ValueMapping.text(fixed, cells.shown(fixed), colour);
  }
}
