package io.klantreis.journey.map;

import static java.util.Objects.requireNonNull;

import io.klantreis.journey.index.JourneyIndex;
import io.klantreis.journey.map.JourneyMapResult.Named;
import io.klantreis.journey.map.JourneyMapResult.OnMap;
import io.klantreis.journey.model.Belief;
import io.klantreis.journey.model.JourneyDefinition;
import io.klantreis.journey.model.Labels;
import io.klantreis.journey.model.Stage;
import io.klantreis.journey.model.StageDefinition;
import io.klantreis.journey.model.StageModels;
import io.klantreis.journey.query.Interval;
import io.klantreis.journey.query.JourneyMapQuery;
import io.klantreis.journey.query.SentimentQuery;
import io.klantreis.journey.query.StageDurationQuery;
import io.klantreis.journey.query.Terms;
import io.klantreis.journey.run.Facts;
import io.klantreis.journey.run.Population;
import io.klantreis.journey.run.Warning;
import io.klantreis.journey.run.Workers;
import io.klantreis.journey.sentiment.SentimentAnalysis;
import io.klantreis.journey.sentiment.SentimentResult;
import io.klantreis.journey.spi.QueryScope;
import io.klantreis.journey.stage.StageDurationAnalysis;
import io.klantreis.journey.stage.StageDurationResult;
import io.klantreis.journey.stats.Estimate;
import io.klantreis.journey.stats.Proportions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Answers a {@link JourneyMapQuery}: the stays of {@code stageDuration}, the feelings of {@code
/// sentiment}, and one pass for the rest, each held against what is believed.
public final class JourneyMapAnalysis {
  private static final int MOST_NAMED = 5;

  private final JourneyIndex index;
  private final StageModels models;
  private final JourneyMapQuery query;
  private final List<String> touchpoints;

  public JourneyMapAnalysis(JourneyIndex index, StageModels models, JourneyMapQuery query) {
    this.index = index;
    this.models = models;
    this.query = query;
    this.touchpoints = List.copyOf(index.codes().touchpoints());
  }

  public JourneyMapResult ask(Workers workers, QueryScope scope) {
    Terms terms = query.terms();
    Population population = Population.of(index, models, terms);
    int[] touchpointOfCode = touchpointOfCode();
    List<MapPartial> partials =
        workers.run(
            population.parts(scope),
            scope,
            () -> new MapPartial(query, population, touchpointOfCode, touchpoints.size(), scope),
            MapPartial::part);
    MapPartial map = partials.getFirst();
    partials.subList(1, partials.size()).forEach(map::merge);
    var stays =
        (StageDurationResult.Flow)
            new StageDurationAnalysis(index, models, stayQuery()).ask(workers, scope);
    var feelings =
        (SentimentResult.Table)
            new SentimentAnalysis(index, models, feelingQuery()).ask(workers, scope);
    List<OnMap> stages = new ArrayList<>();
    List<Stage> model = terms.scope().model().stages();
    for (int stage = 0; stage < model.size(); stage++) {
      stages.add(onMap(model.get(stage), stage, map, stays.nodes().get(stage).row(), feelings));
    }
    Facts facts =
        new Facts(
            map.eventsRead + stays.facts().eventsRead() + feelings.facts().eventsRead(),
            map.units,
            0,
            0,
            0);
    return new JourneyMapResult(stages, stays.edges(), facts, warnings(stages));
  }

  private int[] touchpointOfCode() {
    Map<String, Integer> numbers = new HashMap<>();
    touchpoints.forEach(name -> numbers.put(name, numbers.size()));
    int[] ofCode = new int[index.codes().size()];
    for (int code = 0; code < ofCode.length; code++) {
      ofCode[code] = requireNonNull(numbers.get(index.codes().touchpoint(code)));
    }
    return ofCode;
  }

  private StageDurationQuery stayQuery() {
    return new StageDurationQuery(
        query.terms(),
        StageDurationQuery.Measure.SOJOURN,
        null,
        query.idleMillis(),
        Interval.DAY,
        StageDurationQuery.Format.FLOW);
  }

  private SentimentQuery feelingQuery() {
    return new SentimentQuery(
        query.terms(), SentimentQuery.By.STAGE, Interval.DAY, false, SentimentQuery.Format.CURVE);
  }

  private OnMap onMap(
      Stage stage,
      int place,
      MapPartial map,
      StageDurationResult.Row stay,
      SentimentResult.Table feelings) {
    JourneyDefinition definition = query.terms().scope().model().definition();
    StageDefinition known = definition.stage(stage.id());
    SentimentResult.Row feeling =
        feelings.rows().stream()
            .filter(row -> row.group().equals(stage.id()))
            .findFirst()
            .orElseThrow();
    boolean isLast = place == query.terms().scope().model().stages().size() - 1;
    Estimate conversion =
        isLast ? Estimate.UNKNOWN : Proportions.wilson(map.converted[place], map.matured[place]);
    Estimate time = new Estimate(stay.median(), stay.medianLow(), stay.medianHigh());
    Estimate felt = new Estimate(feeling.sentiment(), feeling.low(), feeling.high());
    Belief belief = known.belief();
    boolean enough = isEnough(map.matured[place]) && !isLast;
    return new OnMap(
        stage,
        known,
        map.customers[place],
        enough ? conversion : Estimate.UNKNOWN,
        map.matured[place],
        map.open[place],
        stay,
        feeling,
        touchpoints(map, place, definition),
        reasons(map, place),
        map.questions[place],
        map.complaints[place],
        map.values.known(place),
        map.costs.known(place),
        isLast ? Check.NOTHING_BELIEVED : Check.ofShare(belief.conversion(), conversion, enough),
        Check.ofTime(belief.time(), time, isEnough(stay.entered())),
        Check.ofFeeling(belief.feeling(), felt, isEnough(feeling.customers())));
  }

  private boolean isEnough(long sample) {
    return sample >= Math.max(1, query.terms().minSample());
  }

  private List<Named> touchpoints(MapPartial map, int stage, JourneyDefinition definition) {
    List<Named> named = new ArrayList<>();
    for (int touchpoint : map.touchpoints.most(stage, MOST_NAMED, 1)) {
      String name = touchpoints.get(touchpoint);
      named.add(
          new Named(name, definition.labelOf(name), map.touchpoints.count(stage, touchpoint)));
    }
    return named;
  }

  /// A reason may be anybody's own words, so one that few gave is not told.
  private List<Named> reasons(MapPartial map, int stage) {
    List<Named> named = new ArrayList<>();
    int least = Math.max(1, query.terms().minSample());
    for (int reason : map.reasons.most(stage, MOST_NAMED, least)) {
      String name = index.text("reason").dictionary().text(reason);
      if (name != null) {
        named.add(new Named(name, Labels.same(name), map.reasons.count(stage, reason)));
      }
    }
    return named;
  }

  private List<Warning> warnings(List<OnMap> stages) {
    long smallest = stages.stream().mapToLong(OnMap::customers).filter(n -> n > 0).min().orElse(0);
    return smallest > 0 && !isEnough(smallest)
        ? List.of(new Warning.SmallSample(smallest, query.terms().minSample()))
        : List.of();
  }
}
