package io.klantreis.journey.stage;

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
import io.klantreis.journey.stage.StageDurationResult.Row;
import io.klantreis.journey.stats.KaplanMeier;
import io.klantreis.journey.stats.Quantiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

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
  private record Standing(int stay, long age, double percentile) {}

  public InStageResult ask(Workers workers, QueryScope scope) {
    Collected collected = stays.collect(workers, scope, /* byInterval= */ false, OpenStays::new);
    List<Row> rows = stays.rows(collected, workers, scope);
    KaplanMeier[] curves = curves(collected);
    OpenStays open = collected.all().open();
    PriorityQueue<Standing> last = new PriorityQueue<>(order(open).reversed());
    Stand[] stands = new Stand[stages().size()];
    for (int stage : collected.stages()) {
      stands[stage] = new Stand(stages().get(stage), curves[stage].count());
    }
    long all = 0;
    for (int stay = 0; stay < open.size(); stay++) {
      if (stay % 4096 == 0) {
        scope.check();
      }
      Stand stand = stands[open.stage(stay)];
      if (stand == null) {
        continue;
      }
      all++;
      long age = query.terms().asOfMillis() - open.start(stay);
      double percentile = percentile(curves[open.stage(stay)], age);
      stand.add(age, percentile);
      last.add(new Standing(stay, age, percentile));
      if (last.size() > query.limit()) {
        last.poll();
      }
    }
    List<Standing> shown = new ArrayList<>(last);
    shown.sort(order(open));
    List<Summary> summaries = new ArrayList<>();
    for (int i = 0; i < collected.stages().size(); i++) {
      summaries.add(stands[collected.stages().get(i)].summary(rows.get(i)));
    }
    Facts facts = StageDurationAnalysis.facts(collected, rows);
    List<Warning> warnings = new ArrayList<>();
    stays.warnings(collected, rows).stream()
        .filter(warning -> !(warning instanceof Warning.StillOpen))
        .forEach(warnings::add);
    return new InStageResult(people(open, shown), all, summaries, facts, warnings);
  }

  private List<Stage> stages() {
    return query.terms().scope().model().stages();
  }

  private KaplanMeier[] curves(Collected collected) {
    KaplanMeier[] curves = new KaplanMeier[stages().size()];
    for (int stage : collected.stages()) {
      Stays.Sorted sorted =
          collected.all().tally().stays(stage, collected.groups().getFirst().members()).sorted();
      curves[stage] = KaplanMeier.of(sorted.ended(), sorted.open());
    }
    return curves;
  }

  /// The share of stays that are over by that age; unknown below the least sample.
  private double percentile(KaplanMeier curve, long age) {
    return curve.count() < query.terms().minSample()
        ? Double.NaN
        : 1 - curve.survival(age, KaplanMeier.Band.PLAIN).value();
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
              standing.percentile() >= query.stuckAt(),
              target(stage),
              index.codes().touchpoint(index.block(block).codes().at(position)),
              open.last(stay)));
    }
    return people;
  }

  private static double target(Stage stage) {
    return stage.targetTime() == null ? Double.NaN : stage.targetTime().toMillis();
  }

  /// Gathers one stage's people.
  private final class Stand {
    private final Stage stage;
    private final int sample;
    private long[] ages = new long[16];
    private int size;
    private long stuck;
    private long over;

    Stand(Stage stage, int sample) {
      this.stage = stage;
      this.sample = sample;
    }

    void add(long age, double percentile) {
      if (size == ages.length) {
        ages = Arrays.copyOf(ages, 2 * size);
      }
      ages[size++] = age;
      stuck += percentile >= query.stuckAt() ? 1 : 0;
      over += age > target(stage) ? 1 : 0;
    }

    Summary summary(Row row) {
      double[] sorted = Arrays.stream(ages, 0, size).sorted().asDoubleStream().toArray();
      return new Summary(
          stage.id(),
          stage.labels(),
          size,
          sample < query.terms().minSample() ? -1 : stuck,
          target(stage),
          over,
          size == 0 ? Double.NaN : Quantiles.of(sorted, 0.5),
          size == 0 ? Double.NaN : sorted[size - 1],
          row.median(),
          row.entered());
    }
  }
}
