package io.klantreis.plugin.answer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.klantreis.journey.itinerary.Itinerary;
import io.klantreis.journey.itinerary.Itinerary.Stay;
import io.klantreis.journey.itinerary.Itinerary.Touch;
import io.klantreis.journey.model.Stage;
import io.klantreis.journey.query.CustomerJourneyQuery;
import io.klantreis.sdk.data.Field;
import io.klantreis.sdk.data.FieldBuilder;
import io.klantreis.sdk.data.FieldConfig;
import io.klantreis.sdk.data.FieldType;
import io.klantreis.sdk.data.Frame;
import io.klantreis.sdk.data.FrameType;
import io.klantreis.sdk.data.ValueMapping;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One customer's journey as a trace, a state timeline, log lines or a table. What a customer wrote
/// is that of a group of one: only askers who see all get it.
public final class JourneyFrames {
  /// By a stage's place; colour-blind people tell neighbours apart, and the panel names them too.
  private static final List<String> STAGE_COLOURS =
      List.of(
          GraphFrames.BLUE,
          GraphFrames.ORANGE,
          "#0E9C78",
          "#B869A2",
          GraphFrames.VERMILION,
          "#3E9BD6",
          GraphFrames.GREY);

  private static final String NAME = "journey";

  private final CustomerJourneyQuery query;
  private final Answer answer;
  private final Columns columns;
  private final String customer;
  private final boolean withTexts;

  /// @param query its customer is the key
  public JourneyFrames(CustomerJourneyQuery query, Answer answer) {
    this.query = query;
    this.answer = answer;
    this.columns = new Columns(answer.texts());
    this.customer = answer.privacy().shown(query.customer());
    this.withTexts = answer.privacy().mayRead(1);
  }

  public List<Frame> of(Itinerary itinerary) {
    answer.stat("stat.eventsRead", itinerary.facts().eventsRead());
    if (itinerary.isEmpty()) {
      answer.notice(
          new Notices(answer.texts())
              .nothingInRange(customer, itinerary.firstMillis(), itinerary.lastMillis()));
    }
    return List.of(
        switch (query.format()) {
          case TRACE -> new TraceFrame(query, answer, customer, withTexts).of(itinerary);
          case TIMELINE -> timeline(itinerary.stays());
          case LANES -> lanes(itinerary.stays());
          case LOGS -> logs(itinerary);
          case TABLE -> table(itinerary);
        });
  }

  private String label(Stay stay) {
    return stay.label().in(query.terms().language());
  }

  /// A row a stay with its beginning and end; gaps and what came after a closed stay stay empty.
  private Frame timeline(List<Stay> stays) {
    FieldBuilder time = columns.time("time");
    FieldBuilder end = columns.time("timeEnd");
    FieldBuilder stage =
        Field.builder("stage", FieldType.STRING)
            .config(
                FieldConfig.builder().displayNameFromDS(customer).mappings(stageNames()).build());
    for (Stay stay : stays) {
      time.addMillis(stay.startMillis());
      end.addMillis(Columns.tellable(stay.endMillis()));
      stage.add(stay.stage());
    }
    return Frame.builder(NAME)
        .meta(answer.meta(FrameType.TABLE))
        .field(time)
        .field(end)
        .field(stage)
        .build();
  }

  /// The same with a field a stage: a panel then writes every stage's name in full beside its row.
  private Frame lanes(List<Stay> stays) {
    FieldBuilder time = columns.time("time");
    FieldBuilder end = columns.time("timeEnd");
    List<FieldBuilder> lanes = stages().stream().map(this::lane).toList();
    for (Stay stay : stays) {
      time.addMillis(stay.startMillis());
      end.addMillis(Columns.tellable(stay.endMillis()));
      for (int at = 0; at < lanes.size(); at++) {
        lanes.get(at).add(stages().get(at).id().equals(stay.stage()) ? stay.stage() : null);
      }
    }
    Frame.Builder frame =
        Frame.builder(NAME).meta(answer.meta(FrameType.TABLE)).field(time).field(end);
    lanes.forEach(frame::field);
    return frame.build();
  }

  private FieldBuilder lane(Stage stage) {
    String label = stage.labels().in(query.terms().language());
    return Field.builder(stage.id(), FieldType.STRING)
        .nullable()
        .config(FieldConfig.builder().displayNameFromDS(label).mappings(stageNames()).build());
  }

  private List<Stage> stages() {
    return query.terms().scope().model().stages();
  }

  private List<ValueMapping> stageNames() {
    var names = new ArrayList<ValueMapping>();
    for (Stage stage : stages()) {
      String color = STAGE_COLOURS.get(names.size() % STAGE_COLOURS.size());
      names.add(ValueMapping.text(stage.id(), stage.labels().in(query.terms().language()), color));
    }
    return names;
  }

  private Frame logs(Itinerary itinerary) {
    var lines = new LogLines();
    List<Touch> touches = itinerary.touches();
    int oldest = Math.max(0, touches.size() - answer.maxRows());
    cut(touches.size());
    for (Touch touch : touches.subList(oldest, touches.size()).reversed()) {
      ObjectNode labels = LogLines.labels();
      LogLines.put(labels, "stage", stage(itinerary, touch));
      LogLines.put(labels, "touchpoint", touch.touchpoint());
      LogLines.put(labels, "channel", touch.channel());
      LogLines.put(labels, "product", touch.product());
      LogLines.put(labels, "customer", customer);
      labels.put("feeling", Levels.word(touch.score(), touch.feeling()));
      String text = withTexts ? touch.text() : null;
      String body = text == null ? touch.touchpoint() : touch.touchpoint() + ": " + text;
      lines.add(touch.timeMillis(), body, Levels.level(touch.score(), touch.feeling()), labels);
    }
    return lines.frame(NAME, answer);
  }

  private void cut(int touches) {
    if (touches > answer.maxRows()) {
      answer.notice(new Notices(answer.texts()).rowsCut(answer.maxRows(), touches));
    }
  }

  private static @Nullable String stage(Itinerary itinerary, Touch touch) {
    return touch.stay() < 0 ? null : itinerary.stays().get(touch.stay()).stage();
  }

  private Frame table(Itinerary itinerary) {
    FieldBuilder time = columns.time("time");
    FieldBuilder stage = columns.group("stage");
    FieldBuilder label = columns.text("label");
    FieldBuilder touchpoint = columns.text("touchpoint");
    FieldBuilder channel = columns.text("channel").nullable();
    FieldBuilder product = columns.text("product").nullable();
    FieldBuilder feeling = columns.sentiment("sentiment");
    FieldBuilder value =
        Field.builder("value", FieldType.FLOAT64)
            .nullable()
            .config(columns.config("of.value").build());
    FieldBuilder text = columns.text("text").nullable();
    cut(itinerary.touches().size());
    for (Touch touch : itinerary.touches().stream().limit(answer.maxRows()).toList()) {
      Stay stay = touch.stay() < 0 ? null : itinerary.stays().get(touch.stay());
      time.addMillis(touch.timeMillis());
      stage.add(stay == null ? "(none)" : stay.stage());
      label.add(stay == null ? answer.texts().text("value.none") : label(stay));
      touchpoint.add(touch.touchpoint());
      channel.add(touch.channel());
      product.add(touch.product());
      feeling.addOrNull(touch.score());
      value.addOrNull(touch.value());
      text.add(withTexts ? touch.text() : null);
    }
    return Frame.builder(NAME)
        .meta(answer.meta(FrameType.TABLE))
        .field(time)
        .field(stage)
        .field(label)
        .field(touchpoint)
        .field(channel)
        .field(product)
        .field(feeling)
        .field(value)
        .field(text)
        .build();
  }
}
