package io.klantreis.plugin.answer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.klantreis.journey.itinerary.Itinerary;
import io.klantreis.journey.itinerary.Itinerary.Stay;
import io.klantreis.journey.itinerary.Itinerary.Touch;
import io.klantreis.journey.query.CustomerJourneyQuery;
import io.klantreis.sdk.data.Field;
import io.klantreis.sdk.data.FieldBuilder;
import io.klantreis.sdk.data.FieldType;
import io.klantreis.sdk.data.Frame;
import io.klantreis.sdk.data.FrameMeta;
import io.klantreis.sdk.data.FrameType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A journey as Grafana's trace panel wants it: one root, a span a stay, a span a touchpoint below
/// its stay (below the root where it lies in no stage). Touchpoints take no time.
final class TraceFrame {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String ROOT = "journey";

  private final CustomerJourneyQuery query;
  private final Answer answer;
  private final String customer;
  private final boolean withTexts;
  private final FieldBuilder traceId = Field.builder("traceID", FieldType.STRING);
  private final FieldBuilder spanId = Field.builder("spanID", FieldType.STRING);
  private final FieldBuilder parent = Field.builder("parentSpanID", FieldType.STRING).nullable();
  private final FieldBuilder operation = Field.builder("operationName", FieldType.STRING);
  private final FieldBuilder service = Field.builder("serviceName", FieldType.STRING);
  private final FieldBuilder serviceTags = Field.builder("serviceTags", FieldType.JSON);
  private final FieldBuilder start = Field.builder("startTime", FieldType.FLOAT64);
  private final FieldBuilder duration = Field.builder("duration", FieldType.FLOAT64);
  private final FieldBuilder tags = Field.builder("tags", FieldType.JSON);

  TraceFrame(CustomerJourneyQuery query, Answer answer, String customer, boolean withTexts) {
    this.query = query;
    this.answer = answer;
    this.customer = customer;
    this.withTexts = withTexts;
  }

  Frame of(Itinerary itinerary) {
    if (!itinerary.isEmpty()) {
      root(itinerary);
      List<Stay> stays = itinerary.stays();
      for (int i = 0; i < stays.size(); i++) {
        stay(stays.get(i), i);
      }
      int spans = 1 + stays.size();
      int shown = Math.min(itinerary.touches().size(), Math.max(0, answer.maxRows() - spans));
      if (shown < itinerary.touches().size()) {
        answer.notice(
            new Notices(answer.texts())
                .rowsCut(spans + shown, spans + (long) itinerary.touches().size()));
      }
      for (int i = 0; i < shown; i++) {
        touch(itinerary.touches().get(i), i);
      }
    }
    FrameMeta meta =
        answer.meta(FrameType.TABLE).toBuilder()
            .visualisation(FrameMeta.Visualisation.TRACE)
            .build();
    return Frame.builder(ROOT)
        .meta(meta)
        .field(traceId)
        .field(spanId)
        .field(parent)
        .field(operation)
        .field(service)
        .field(serviceTags)
        .field(start)
        .field(duration)
        .field(tags)
        .build();
  }

  private void root(Itinerary itinerary) {
    ArrayNode about = JSON.arrayNode();
    tag(about, "model", model());
    long from = itinerary.startMillis();
    span(ROOT, null, customer, model(), from, itinerary.endMillis() - from, about);
  }

  private void stay(Stay stay, int number) {
    ArrayNode about = JSON.arrayNode();
    tag(about, "stage", stay.stage());
    if (stay.isOpen()) {
      tag(about, "open", true);
    }
    String name = stay.label().in(query.terms().language());
    long length = stay.endMillis() - stay.startMillis();
    span("stay-" + (number + 1), ROOT, name, model(), stay.startMillis(), length, about);
  }

  private void touch(Touch touch, int number) {
    ArrayNode about = JSON.arrayNode();
    tag(about, "product", touch.product());
    if (!Double.isNaN(touch.score())) {
      tag(about, "feeling", Levels.word(touch.score(), touch.feeling()));
      tag(about, "sentiment", String.valueOf(touch.score())); // no "error": a bad feeling is none
    }
    if (!Double.isNaN(touch.value())) {
      tag(about, "value", String.valueOf(touch.value()));
    }
    if (withTexts) {
      tag(about, "text", touch.text());
    }
    String channel = touch.channel();
    span(
        "touchpoint-" + (number + 1),
        touch.stay() < 0 ? ROOT : "stay-" + (touch.stay() + 1),
        touch.touchpoint(),
        channel == null ? "(none)" : channel,
        touch.timeMillis(),
        0,
        about);
  }

  private void span(
      String id,
      @Nullable String under,
      String name,
      String of,
      long from,
      long millis,
      ArrayNode about) {
    traceId.add(customer);
    spanId.add(id);
    parent.add(under);
    operation.add(name);
    service.add(of);
    serviceTags.add(JSON.arrayNode());
    start.add((double) from);
    duration.add((double) millis);
    tags.add(about);
  }

  private String model() {
    return query.terms().scope().model().id();
  }

  private static void tag(ArrayNode tags, String key, @Nullable String value) {
    if (value != null) {
      tags.addObject().put("key", key).put("value", value);
    }
  }

  private static void tag(ArrayNode tags, String key, boolean value) {
    tags.addObject().put("key", key).put("value", value);
  }
}
