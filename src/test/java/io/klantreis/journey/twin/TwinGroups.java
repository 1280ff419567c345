package io.klantreis.journey.twin;

import io.klantreis.journey.grouping.Grouping;
import io.klantreis.journey.model.StageModels;
import io.klantreis.journey.query.Terms;
import io.klantreis.testing.MemorySource.Event;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// By what events are told apart, and who a customer is.
final class TwinGroups {
  static final String NONE = "(none)";

  private final List<Event> events;
  private final StageModels models;
  private final Terms terms;
  private final Grouping.By by;

  TwinGroups(List<Event> events, StageModels models, Terms terms, Grouping.By by) {
    this.events = events;
    this.models = models;
    this.terms = terms;
    this.by = by;
  }

  String group(TwinEvent event) {
    String value =
        switch (by) {
          case NONE -> "";
          case TOUCHPOINT -> event.touchpoint();
          case STAGE -> stage(event);
          case CHANNEL, CAMPAIGN, PRODUCT ->
              event.field(by.name().toLowerCase(java.util.Locale.ROOT));
          case PERSONA -> last(known(event, "persona"));
          case SEGMENT -> last(known(event, "segment"));
          case SOURCE -> first(known(event, "source"));
        };
    return value == null ? NONE : value;
  }

  private @Nullable String stage(TwinEvent event) {
    int stage = models.stageOf(terms.scope().model(), event.touchpoint(), event.field("stage"));
    return stage < 0 ? null : terms.scope().model().stages().get(stage).id();
  }

  private List<String> known(TwinEvent of, String key) {
    List<String> values = new ArrayList<>();
    events.stream()
        .filter(event -> event.customer().equals(of.event().customer()))
        .filter(event -> event.timeMillis() <= terms.asOfMillis())
        .sorted(Comparator.comparingLong(Event::timeMillis))
        .forEach(event -> {
          String value = event.field(key);
          if (value != null) {
            values.add(value);
          }
        });
    return values;
  }

  private static @Nullable String last(List<String> values) {
    return values.isEmpty() ? null : values.getLast();
  }

  private static @Nullable String first(List<String> values) {
    return values.isEmpty() ? null : values.getFirst();
  }
}
