package io.klantreis.journey.change;

import io.klantreis.journey.change.Instances.Key;
import io.klantreis.journey.index.JourneyIndex;
import io.klantreis.journey.model.Stage;
import io.klantreis.journey.model.StageModels;
import io.klantreis.journey.query.InStageQuery;
import io.klantreis.journey.query.Terms;
import io.klantreis.journey.run.Workers;
import io.klantreis.journey.spi.QueryScope;
import io.klantreis.journey.stage.InStageAnalysis;
import io.klantreis.journey.stage.StandingAt;
import io.klantreis.journey.stats.StandChange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Compares who stands where with earlier moments: the same weekday and hour of the weeks before,
/// or of the days before where the baseline has fewer than two weeks.
final class Standings {
  private static final long DAY_MILLIS = 86_400_000L;
  private static final long WEEK_MILLIS = 7 * DAY_MILLIS;

  private final InStageQuery query;
  private final Looks looks;
  private final JourneyIndex index;
  private final StageModels models;
  private final List<Long> moments = new ArrayList<>();

  Standings(InStageQuery query, Looks looks, JourneyIndex index, StageModels models) {
    this.query = query;
    this.looks = looks;
    this.index = index;
    this.models = models;
    long baseline = looks.comparisons().getFirst().baselineMillis();
    long apart = baseline >= 2 * WEEK_MILLIS ? WEEK_MILLIS : DAY_MILLIS;
    for (long back = 0; back <= baseline; back += apart) {
      moments.add(looks.terms().toMillis() - back);
    }
  }

  void addTo(Instances instances, Workers workers, QueryScope scope) {
    List<StandingAt> standings = new ArrayList<>();
    for (long moment : moments) {
      InStageQuery then = query.asked(at(moment));
      standings.add(new InStageAnalysis(index, models, then).standing(workers, scope));
    }
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
    long[][] some = pairs(standings, place, age, age);
    StandChange change;
    if (query.metric() == InStageQuery.Metric.STUCK_SHARE) {
      long[][] all = pairs(standings, place, 1, 1);
      known &= all[0][0] > 0 && before(all) > 0;
      change = StandChange.ofShares(some, all, pairs(standings, place, age, 1));
    } else {
      change = StandChange.ofCounts(some);
    }
    return new TestedStand(
        change, some[0][0], before(some), known, usualStay(some, now, known ? age : 1));
  }

  private static long before(long[][] both) {
    long before = 0;
    for (int i = 1; i < both.length; i++) {
      before += both[i][i];
    }
    return before;
  }

  /// How many stood at moment i for at least one age, and at moment j for at least another. Whoever
  /// stands at the later one of two moments stood at the earlier one if the stay had begun by then.
  private long[][] pairs(List<StandingAt> standings, int place, long age, long otherAge) {
    int size = moments.size();
    long[][] pairs = new long[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        long begun = Math.min(moments.get(i) - age, moments.get(j) - otherAge);
        pairs[i][j] = upTo(standings.get(Math.min(i, j)).stages().get(place).starts(), begun);
      }
    }
    return pairs;
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

  /// Little's law: how many count at a moment is how many begin to in a time, times how long.
  private double usualStay(long[][] both, StandingAt.OfStage now, long age) {
    double stand = (both[0][0] + before(both)) / (double) both.length;
    double length = looks.terms().toMillis() - looks.terms().fromMillis();
    double begin = now.stays() * now.survival().applyAsDouble(age) / length;
    return begin > 0 && stand > 0 ? stand / begin : length;
  }
}
