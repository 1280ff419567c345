package io.klantreis.journey.change;

import io.klantreis.journey.change.Instances.Key;
import io.klantreis.journey.model.Stage;
import io.klantreis.journey.query.InStageQuery;
import io.klantreis.journey.query.Terms;
import io.klantreis.journey.stage.StandingAt;
import io.klantreis.journey.stats.StandChange;
import io.klantreis.journey.stats.StandChange.Alike;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/// Compares who stands where with earlier moments: the same weekday and hour of the weeks before,
/// or of the days before where the baseline has fewer than two weeks.
final class Standings {
  private static final long DAY_MILLIS = 86_400_000L;
  private static final long WEEK_MILLIS = 7 * DAY_MILLIS;

  private final InStageQuery query;
  private final Looks looks;
  private final List<Long> moments = new ArrayList<>();

  Standings(InStageQuery query, Looks looks) {
    this.query = query;
    this.looks = looks;
    long baseline = looks.comparisons().getFirst().baselineMillis();
    long apart = baseline >= 2 * WEEK_MILLIS ? WEEK_MILLIS : DAY_MILLIS;
    for (long back = 0; back <= baseline; back += apart) {
      moments.add(looks.terms().toMillis() - back);
    }
  }

  /// @param standing who stands where when a question is asked
  void addTo(Instances instances, Function<InStageQuery, StandingAt> standing) {
    List<StandingAt> standings =
        moments.stream().map(moment -> standing.apply(query.asked(at(moment)))).toList();
    List<Stage> stages = query.terms().scope().model().stages();
    for (int stage = 0; stage < stages.size(); stage++) {
      String id = stages.get(stage).id();
      if (query.stage() == null || query.stage().equals(id)) {
        instances.add(0, new Key("", false, id), tested(stages.get(stage), stage, standings));
      }
    }
  }

  private Terms at(long moment) {
    Terms asked = looks.terms();
    long length = asked.toMillis() - asked.fromMillis();
    return new Terms(
        asked.scope(),
        asked.unit(),
        moment - length,
        moment,
        moment,
        asked.zone(),
        asked.language(),
        asked.minSample());
  }

  private Tested tested(Stage stage, int place, List<StandingAt> standings) {
    StandingAt.OfStage now = standings.getFirst().stages().get(place);
    // What is long was settled before: were it told by the stays of today, longer ones would hide.
    double stuckAge = standings.get(1).stages().get(place).stuckAge();
    double least =
        switch (query.metric()) {
          case IN_STAGE -> 1;
          case OVER_TARGET ->
              stage.targetTime() == null ? Double.NaN : stage.targetTime().toMillis() + 1.0;
          case STUCK, STUCK_SHARE -> stuckAge;
          case MEDIAN_AGE, OLDEST ->
              throw new IllegalArgumentException("no change can be told of " + query.metric());
        };
    boolean known = !Double.isNaN(least) && now.stays() >= query.terms().minSample();
    long age = known ? Math.round(least) : Long.MAX_VALUE / 2;
    List<Alike> people = people(standings, place, age);
    StandChange change =
        query.metric() == InStageQuery.Metric.STUCK_SHARE
            ? StandChange.ofShares(people, moments.size())
            : StandChange.ofCounts(people, moments.size());
    known &= !Double.isNaN(change.recent()) && !Double.isNaN(change.baseline());
    long here = people.stream().mapToLong(Alike::now).sum();
    long before = people.stream().mapToLong(Alike::before).sum();
    double slope = change.slope(begun(now, age), begun(now, 1));
    return new TestedStand(change, here, before, known, slope);
  }

  /// How many of the stays known are begun, or reach an age, in a millisecond.
  private double begun(StandingAt.OfStage now, long age) {
    long length = looks.terms().toMillis() - looks.terms().fromMillis();
    return now.stays() * now.survival().applyAsDouble(age) / length;
  }

  /// Those who stood there at any moment, by when they came and left. Whoever stands there at the
  /// later one of two moments stood there at the earlier one if the stay had begun by then.
  private List<Alike> people(List<StandingAt> standings, int place, long age) {
    int size = moments.size();
    long[] begun = new long[2 * size];
    for (int i = 0; i < size; i++) {
      begun[i] = moments.get(i) - age;
      begun[size + i] = moments.get(i) - 1;
    }
    Arrays.sort(begun);
    List<Alike> people = new ArrayList<>();
    for (int latest = 0; latest < size; latest++) {
      long[] here = standings.get(latest).stages().get(place).starts();
      long[] later =
          latest == 0 ? new long[0] : standings.get(latest - 1).stages().get(place).starts();
      long before = 0;
      for (long by : begun) {
        if (by < moments.get(latest)) {
          long until = upTo(here, by) - upTo(later, by);
          people.add(new Alike(until - before, latest, notBefore(by + age), notBefore(by + 1)));
          before = until;
        }
      }
    }
    return people;
  }

  /// How many moments are not before a time.
  private int notBefore(long time) {
    return (int) moments.stream().filter(moment -> moment >= time).count();
  }

  private static long upTo(long[] sorted, long time) {
    int at = Arrays.binarySearch(sorted, time);
    if (at < 0) {
      return -at - 1L;
    }
    while (at < sorted.length && sorted[at] == time) {
      at++;
    }
    return at;
  }
}
