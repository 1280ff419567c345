package io.klantreis.journey.stage;

import io.klantreis.journey.index.Block;
import io.klantreis.journey.index.CustomerKeys;
import io.klantreis.journey.index.Fields;
import io.klantreis.journey.index.JourneyIndex;
import io.klantreis.journey.index.TextColumn;
import io.klantreis.journey.model.Stage;
import io.klantreis.journey.model.StageModels;
import io.klantreis.journey.query.InStageQuery;
import io.klantreis.journey.query.Unit;
import io.klantreis.journey.run.Warning;
import io.klantreis.journey.run.Workers;
import io.klantreis.journey.spi.QueryScope;
import io.klantreis.journey.stage.InStageResult.Person;
import io.klantreis.journey.stage.InStageResult.Summary;
import io.klantreis.journey.stats.Samples;
import io.klantreis.journey.stats.StaySet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongPredicate;

/// Answers an {@link InStageQuery}: the stays of {@code stageDuration} that are still open, each
/// held against its stage's own Kaplan–Meier curve.
public final class InStageAnalysis {
  private final JourneyIndex index;
  private final InStageQuery query;
  private final StageDurationAnalysis stays;

  public InStageAnalysis(JourneyIndex index, StageModels models, InStageQuery query) {
    this.index = index;
    this.query = query;
    this.stays = new StageDurationAnalysis(index, models, query.stays());
  }

  /// One open stay and where it lies on its stage's curve.
  private record Standing(
      int stage, long start, int block, int position, double percentile, boolean isStuck) {}

  public InStageResult ask(Workers workers, QueryScope scope) {
    int stages = stages().size();
    StandingStays known =
        stays.standing(workers, scope, () -> new OldestStays(stages, query.limit(), scope));
    List<Integer> asked = known.stages();
    List<Stand> stands = workers.make(asked.size(), scope, place -> stand(known, asked.get(place)));
    long all = 0;
    List<Standing> shown = new ArrayList<>();
    List<Summary> summaries = new ArrayList<>();
    for (Stand stand : stands) {
      all += stand.summary().inStage();
      shown.addAll(stand.longest());
      summaries.add(stand.summary());
    }
    shown.sort(order());
    List<Standing> first = shown.subList(0, Math.min(query.limit(), shown.size()));
    List<Warning> warnings = new ArrayList<>();
    known.warnings().stream()
        .filter(warning -> !(warning instanceof Warning.StillOpen))
        .forEach(warnings::add);
    InStageResult result =
        new InStageResult(people(first), all, summaries, known.facts(), warnings);
    known.release();
    return result;
  }

  /// Who stands in each stage at the question's moment, for comparing moments.
  public StandingAt standing(Workers workers, QueryScope scope) {
    StandingStays known =
        stays.standing(workers, scope, () -> new OldestStays(stages().size(), 1, scope));
    StandingAt.OfStage[] at = new StandingAt.OfStage[stages().size()];
    Arrays.fill(at, StandingAt.NOBODY);
    workers.run(
        known.stages().size(),
        scope,
        () -> at,
        (some, place) -> {
          int stage = known.stages().get(place);
          some[stage] = standing(known.set(stage), stages().get(stage));
        });
    return new StandingAt(List.of(at));
  }

  private StandingAt.OfStage standing(StaySet set, Stage stage) {
    long[] starts = set.openLengths();
    for (int i = 0; i < starts.length; i++) {
      starts[i] = query.terms().asOfMillis() - starts[i];
    }
    Arrays.sort(starts);
    StayFigures figures = StayFigures.of(set, -1, query.stuckAt());
    return new StandingAt.OfStage(
        starts, set.size(), figures::survival, stuckAge(set.size(), figures, stage));
  }

  private double stuckAge(int known, StayFigures figures, Stage stage) {
    return known < query.terms().minSample()
        ? Double.NaN
        : StuckAge.of(
            share -> figures.quantile(share).value(),
            () -> 1 - figures.shares()[Way.OPEN.ordinal()],
            query.stuckAt(),
            isLast(stage));
  }

  private boolean isLast(Stage stage) {
    return stage.equals(stages().getLast());
  }

  private List<Stage> stages() {
    return query.terms().scope().model().stages();
  }

  /// The longest against their stage first; those of unknown standing last.
  private Comparator<Standing> order() {
    CustomerKeys keys = index.customers();
    return Comparator.<Standing>comparingDouble(
            standing -> Double.isNaN(standing.percentile()) ? 1 : -standing.percentile())
        .thenComparingLong(Standing::start)
        .thenComparingInt(Standing::stage)
        .thenComparing(standing -> keys.key(customer(standing)))
        .thenComparingInt(Standing::position);
  }

  private int customer(Standing standing) {
    Block block = index.block(standing.block());
    int low = 0;
    int high = block.customers() - 1;
    while (low < high) {
      int middle = low + high + 1 >>> 1;
      if (block.starts()[middle] <= standing.position()) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return block.firstCustomer() + low;
  }

  private List<Person> people(List<Standing> shown) {
    Unit unit = query.terms().unit();
    TextColumn own =
        switch (unit) {
          case Unit.CustomerProduct ignored -> index.text("product");
          case Unit.Property property -> index.text(Fields.resolve(property.key()));
          case Unit.Customer ignored -> null;
          case Unit.Session ignored -> null;
        };
    List<Person> people = new ArrayList<>();
    for (Standing standing : shown) {
      Stage stage = stages().get(standing.stage());
      Block block = index.block(standing.block());
      int position = standing.position();
      people.add(
          new Person(
              index.customers().key(customer(standing)),
              own == null ? null : own.dictionary().text(own.block(standing.block()).at(position)),
              stage.id(),
              stage.labels(),
              standing.start(),
              query.terms().asOfMillis() - standing.start(),
              standing.percentile(),
              standing.isStuck(),
              target(stage),
              index.codes().touchpoint(block.codes().at(position)),
              block.times().at(position)));
    }
    return people;
  }

  private static long count(long[] ages, LongPredicate wanted) {
    long count = 0;
    for (long age : ages) {
      count += wanted.test(age) ? 1 : 0;
    }
    return count;
  }

  private static double target(Stage stage) {
    return stage.targetTime() == null ? Double.NaN : stage.targetTime().toMillis();
  }

  /// One stage's people. The older a stay, the more of the others are over, so that who stands out
  /// is found by age alone.
  private record Stand(Summary summary, List<Standing> longest) {}

  private Stand stand(StandingStays known, int place) {
    Stage stage = stages().get(place);
    StaySet set = known.set(place);
    StayFigures figures = StayFigures.of(set, -1, 0.5, query.stuckAt());
    boolean isEnough = set.size() >= query.terms().minSample();
    double stuckFrom = stuckAge(set.size(), figures, stage);
    double target = target(stage);
    long[] ages = set.openLengths();
    long stuck = count(ages, age -> age >= stuckFrom);
    long over = count(ages, age -> age > target);
    Samples sample = new Samples();
    sample.add(ages, 0, ages.length);
    Summary summary =
        new Summary(
            stage.id(),
            stage.labels(),
            sample.size(),
            isEnough ? stuck : -1,
            stuckFrom,
            target,
            over,
            sample.quantile(0.5),
            sample.quantile(1),
            figures.quantile(0.5).value(),
            set.size());
    List<Standing> longest = new ArrayList<>();
    OldestStays oldest = known.oldest();
    for (int stay = 0; stay < oldest.size(place); stay++) {
      long start = oldest.start(place, stay);
      long age = query.terms().asOfMillis() - start;
      longest.add(
          new Standing(
              place,
              start,
              oldest.block(place, stay),
              oldest.position(place, stay),
              isEnough ? 1 - figures.survival(age) : Double.NaN,
              age >= stuckFrom));
    }
    figures.release();
    return new Stand(summary, longest);
  }
}
