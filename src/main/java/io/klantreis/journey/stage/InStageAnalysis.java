package io.klantreis.journey.stage;

import static java.util.Objects.requireNonNull;

import io.klantreis.journey.index.CustomerKeys;
import io.klantreis.journey.index.Fields;
import io.klantreis.journey.index.JourneyIndex;
import io.klantreis.journey.index.TextColumn;
import io.klantreis.journey.model.Stage;
import io.klantreis.journey.model.StageModels;
import io.klantreis.journey.query.InStageQuery;
import io.klantreis.journey.query.Unit;
import io.klantreis.journey.run.Facts;
import io.klantreis.journey.run.Warning;
import io.klantreis.journey.run.Workers;
import io.klantreis.journey.spi.QueryScope;
import io.klantreis.journey.stage.InStageResult.Person;
import io.klantreis.journey.stage.InStageResult.Summary;
import io.klantreis.journey.stage.StageDurationAnalysis.Collected;
import io.klantreis.journey.stats.KaplanMeier;
import io.klantreis.journey.stats.Samples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Answers an {@link InStageQuery}: the stays of {@code stageDuration} that are still open, each
/// held against its stage's own Kaplan–Meier curve.
public final class InStageAnalysis {
  private static final KaplanMeier NOBODY = KaplanMeier.of(new long[0], new long[0]);

  private final JourneyIndex index;
  private final InStageQuery query;
  private final StageDurationAnalysis stays;

  public InStageAnalysis(JourneyIndex index, StageModels models, InStageQuery query) {
    this.index = index;
    this.query = query;
    this.stays = new StageDurationAnalysis(index, models, query.stays());
  }

  /// One open stay and where it lies on its stage's curve.
  private record Standing(int stay, long age, double percentile, boolean isStuck) {}

  public InStageResult ask(Workers workers, QueryScope scope) {
    Collected collected = stays.collect(workers, scope, /* byInterval= */ false, OpenStays::new);
    OpenStays open = collected.all().open();
    @Nullable Stand[] stands = new @Nullable Stand[stages().size()];
    for (int stage : collected.stages()) {
      int[] members = collected.groups().getFirst().members();
      stands[stage] = new Stand(stages().get(stage), collected.all().tally().stays(stage, members));
    }
    long all = 0;
    for (int stay = 0; stay < open.size(); stay++) {
      if (stay % 4096 == 0) {
        scope.check();
      }
      Stand stand = stands[open.stage(stay)];
      if (stand != null) {
        all++;
        stand.add(stay, query.terms().asOfMillis() - open.start(stay));
      }
    }
    workers.run(
        collected.stages().size(),
        scope,
        () -> stands,
        (some, place) -> requireNonNull(some[collected.stages().get(place)]).finish());
    List<Standing> shown = new ArrayList<>();
    List<Summary> summaries = new ArrayList<>();
    for (int stage : collected.stages()) {
      Stand stand = requireNonNull(stands[stage]);
      shown.addAll(stand.longest);
      summaries.add(requireNonNull(stand.summary));
    }
    shown.sort(order(open));
    List<Standing> first = shown.subList(0, Math.min(query.limit(), shown.size()));
    List<Warning> warnings = new ArrayList<>();
    stays.warnings(collected).stream()
        .filter(warning -> !(warning instanceof Warning.StillOpen))
        .forEach(warnings::add);
    Facts facts = StageDurationAnalysis.facts(collected);
    return new InStageResult(people(open, first), all, summaries, facts, warnings);
  }

  /// Who stands in each stage at the question's moment, for comparing moments.
  public StandingAt standing(Workers workers, QueryScope scope) {
    Collected collected = stays.collect(workers, scope, /* byInterval= */ false, OpenStays::new);
    OpenStays open = collected.all().open();
    int[] sizes = new int[stages().size()];
    for (int stay = 0; stay < open.size(); stay++) {
      sizes[open.stage(stay)]++;
    }
    long[][] starts = new long[sizes.length][];
    KaplanMeier[] curves = new KaplanMeier[sizes.length];
    double[] stuckAges = new double[sizes.length];
    for (int stage = 0; stage < sizes.length; stage++) {
      boolean isAsked = collected.stages().contains(stage);
      starts[stage] = new long[isAsked ? sizes[stage] : 0];
      scope.grow(8L * starts[stage].length);
      curves[stage] = isAsked ? curve(collected, stage) : NOBODY;
      stuckAges[stage] = stuckAge(curves[stage], stages().get(stage));
    }
    int[] next = new int[sizes.length];
    for (int stay = 0; stay < open.size(); stay++) {
      int stage = open.stage(stay);
      if (starts[stage].length > 0) {
        starts[stage][next[stage]++] = open.start(stay);
      }
    }
    for (long[] some : starts) {
      scope.check();
      Arrays.sort(some);
    }
    return new StandingAt(starts, curves, stuckAges);
  }

  private static KaplanMeier curve(Collected collected, int stage) {
    int[] members = collected.groups().getFirst().members();
    Stays.Sorted sorted = collected.all().tally().stays(stage, members).sorted();
    return KaplanMeier.of(sorted.ended(), sorted.open());
  }

  private double stuckAge(KaplanMeier curve, Stage stage) {
    return curve.count() < query.terms().minSample()
        ? Double.NaN
        : StuckAge.of(
            curve::quantileValue,
            () -> 1 - curve.survival(curve.longest(), KaplanMeier.Band.PLAIN).value(),
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
  private Comparator<Standing> order(OpenStays open) {
    CustomerKeys keys = index.customers();
    return Comparator.<Standing>comparingDouble(
            standing -> Double.isNaN(standing.percentile()) ? 1 : -standing.percentile())
        .thenComparingLong(standing -> -standing.age())
        .thenComparingInt(standing -> open.stage(standing.stay()))
        .thenComparing(standing -> keys.key(open.customer(standing.stay())))
        .thenComparingInt(standing -> open.position(standing.stay()));
  }

  private List<Person> people(OpenStays open, List<Standing> shown) {
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
      int stay = standing.stay();
      Stage stage = stages().get(open.stage(stay));
      int block = open.block(stay);
      int position = open.position(stay);
      people.add(
          new Person(
              index.customers().key(open.customer(stay)),
              own == null ? null : own.dictionary().text(own.block(block).at(position)),
              stage.id(),
              stage.labels(),
              open.start(stay),
              standing.age(),
              standing.percentile(),
              standing.isStuck(),
              target(stage),
              index.codes().touchpoint(index.block(block).codes().at(position)),
              open.last(stay)));
    }
    return people;
  }

  private static double target(Stage stage) {
    return stage.targetTime() == null ? Double.NaN : stage.targetTime().toMillis();
  }

  /// Gathers one stage's people. The older a stay, the more of the others are over, so that who
  /// stands out is found by age alone.
  private final class Stand {
    private final Stage stage;
    private final Stays known;
    private int[] open = new int[16];
    private long[] ages = new long[16];
    private int size;
    private final Samples sample = new Samples();
    private List<Standing> longest = List.of();
    private @Nullable Summary summary;

    Stand(Stage stage, Stays known) {
      this.stage = stage;
      this.known = known;
    }

    void add(int stay, long age) {
      if (size == ages.length) {
        open = Arrays.copyOf(open, 2 * size);
        ages = Arrays.copyOf(ages, 2 * size);
      }
      open[size] = stay;
      ages[size++] = age;
      sample.add(age);
    }

    void finish() {
      StayFigures figures = StayFigures.of(known, -1, 0.5, query.stuckAt());
      boolean isEnough = known.size() >= query.terms().minSample();
      double stuckFrom =
          isEnough
              ? StuckAge.of(
                  share -> figures.quantile(share).value(),
                  () -> 1 - figures.shares()[Way.OPEN.ordinal()],
                  query.stuckAt(),
                  isLast(stage))
              : Double.NaN;
      double target = target(stage);
      long stuck = 0;
      long over = 0;
      for (int i = 0; i < size; i++) {
        stuck += ages[i] >= stuckFrom ? 1 : 0;
        over += ages[i] > target ? 1 : 0;
      }
      summary =
          new Summary(
              stage.id(),
              stage.labels(),
              size,
              isEnough ? stuck : -1,
              stuckFrom,
              target,
              over,
              sample.quantile(0.5),
              sample.quantile(1),
              figures.quantile(0.5).value(),
              known.size());
      longest = longest(figures, isEnough, stuckFrom);
      figures.release();
    }

    /// At least as many of the oldest as are shown, and all of the same age as the last of them.
    private List<Standing> longest(StayFigures figures, boolean isEnough, double stuckFrom) {
      double share = size < 2 ? 0 : Math.max(0, (size - query.limit() - 1.0) / (size - 1));
      double least = size == 0 ? 0 : Math.floor(sample.quantile(share));
      List<Standing> found = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        if (ages[i] >= least) {
          double percentile = isEnough ? 1 - figures.survival(ages[i]) : Double.NaN;
          found.add(new Standing(open[i], ages[i], percentile, ages[i] >= stuckFrom));
        }
      }
      return found;
    }
  }
}
