package io.klantreis.journey.itinerary;

import io.klantreis.journey.index.JourneyIndex;
import io.klantreis.journey.index.NumberColumn;
import io.klantreis.journey.index.TextColumn;
import io.klantreis.journey.itinerary.Itinerary.Stay;
import io.klantreis.journey.itinerary.Itinerary.Touch;
import io.klantreis.journey.model.Emotions;
import io.klantreis.journey.model.Feeling;
import io.klantreis.journey.model.Scale;
import io.klantreis.journey.model.Stage;
import io.klantreis.journey.model.StageModels;
import io.klantreis.journey.query.CustomerJourneyQuery;
import io.klantreis.journey.query.Terms;
import io.klantreis.journey.run.Facts;
import io.klantreis.journey.run.Population;
import io.klantreis.journey.run.UnitEvents;
import io.klantreis.journey.spi.QueryScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Answers a {@link CustomerJourneyQuery} whose customer is a key of the index.
public final class ItineraryAnalysis {
  private static final Set<String> TEXTS = Set.of("channel", "product", "text", "emotion", "scale");
  private static final Set<String> NUMBERS = Set.of("rating", "sentiment", "value");

  private final JourneyIndex index;
  private final Terms terms;
  private final Population population;
  private final int customer;
  private final List<Stage> stages;
  private final Emotions emotions = Emotions.usual();
  private final List<Stay> stays = new ArrayList<>();
  private final List<Touch> touches = new ArrayList<>();
  private long first;
  private long last;
  private long eventsRead;

  public ItineraryAnalysis(JourneyIndex index, StageModels models, CustomerJourneyQuery query) {
    this.index = index;
    this.terms = query.terms();
    this.population = Population.of(index, models, terms);
    this.customer = index.customers().find(query.customer());
    this.stages = population.stages().model().stages();
  }

  public Itinerary ask(QueryScope scope) {
    scope.check();
    if (customer >= 0) {
      index.load(TEXTS, NUMBERS);
      population.visit(
          index.blockOf(customer),
          scope,
          events -> {
            if (events.size() > 0 && events.customer(0) == customer) {
              unit(events);
            }
          });
    }
    Facts facts = new Facts(eventsRead, touches.isEmpty() ? 0 : 1, stays.size(), 0, 0);
    return new Itinerary(stays, touches, first, last, facts);
  }

  /// The same stays that stage durations are told of.
  private void unit(UnitEvents events) {
    eventsRead += events.size();
    first = events.time(0);
    last = events.time(events.size() - 1);
    int stage = -1;
    boolean shown = false;
    for (int i = 0; i < events.size(); i++) {
      long time = events.time(i);
      int here = events.stage(i);
      if (here >= 0 && here != stage) {
        end(shown, time);
        stage = here;
        shown = isInRange(time) && events.mayEnter(i);
        if (shown) {
          Stage entered = stages.get(here);
          stays.add(new Stay(entered.id(), entered.labels(), time, terms.asOfMillis(), true));
        }
      }
      if (here >= 0 ? shown : isInRange(time)) {
        touches.add(touch(events, i, here >= 0 ? stays.size() - 1 : -1));
      }
    }
  }

  private void end(boolean shown, long time) {
    if (shown) {
      Stay open = stays.removeLast();
      stays.add(new Stay(open.stage(), open.label(), open.startMillis(), time, false));
    }
  }

  private boolean isInRange(long time) {
    return time >= terms.fromMillis() && time < terms.toMillis();
  }

  private Touch touch(UnitEvents events, int event, int stay) {
    double rating = number("rating", events, event);
    String scaleName = text("scale", events, event);
    double score =
        Feeling.score(
            rating,
            scaleName,
            number("sentiment", events, event),
            text("emotion", events, event),
            emotions);
    Scale scale = Scale.of(scaleName).orElse(null);
    boolean rated = scale != null && scale.has(rating);
    return new Touch(
        events.time(event),
        index.codes().touchpoint(events.code(event)),
        stay,
        text("channel", events, event),
        text("product", events, event),
        text("text", events, event),
        score,
        scale != null && rated ? scale.feeling(rating) : Feeling.ofScore(score),
        number("value", events, event));
  }

  private @Nullable String text(String field, UnitEvents events, int event) {
    TextColumn column = index.text(field);
    return column.dictionary().text(events.text(column, event));
  }

  private double number(String field, UnitEvents events, int event) {
    NumberColumn column = index.number(field);
    return events.number(column, event);
  }
}
