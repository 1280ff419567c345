package io.klantreis.journey.stage;

import io.klantreis.journey.index.Block;
import io.klantreis.journey.index.IntColumn;
import io.klantreis.journey.model.Stage;
import io.klantreis.journey.query.StageDurationQuery;
import io.klantreis.journey.query.StageDurationQuery.Measure;
import io.klantreis.journey.query.Terms;
import io.klantreis.journey.run.Population;
import io.klantreis.journey.spi.QueryScope;
import io.klantreis.journey.stage.StageDurationResult.Row;
import io.klantreis.journey.stats.KaplanMeier;
import io.klantreis.journey.stats.LargeKaplanMeier;
import io.klantreis.journey.stats.Samples;
import java.util.ArrayList;
import java.util.List;

/// Collects stays as {@link StageDurationPartial} does, for the questions most often asked: whole
/// customers, stages that codes tell, no idle time. Walks a block's columns and keeps nothing but
/// lengths. One a thread; two of them merge.
final class PlainStays {
  /// From so many stays of a stage on they are not sorted one by one.
  private static final int MANY = 20_000;

  /// Once as it is collected, once when sorted into buckets.
  private static final long BYTES_A_STAY = 16;

  private final Population population;
  private final QueryScope scope;
  private final int[] stageOfCode;
  private final long from;
  private final long to;
  private final long last;
  private final List<Samples> ended = new ArrayList<>();
  private final List<Samples> open = new ArrayList<>();
  private long charged;
  private long eventsRead;
  private long units;

  PlainStays(Population population, QueryScope scope) {
    this.population = population;
    this.scope = scope;
    Terms terms = population.terms();
    this.from = terms.fromMillis();
    this.to = terms.toMillis();
    this.last = population.lastMillis();
    int codes = population.index().codes().size();
    this.stageOfCode = new int[codes];
    for (int code = 0; code < codes; code++) {
      stageOfCode[code] = population.stages().ofCode(code);
    }
    for (int stage = 0; stage < population.stages().model().stages().size(); stage++) {
      ended.add(new Samples());
      open.add(new Samples());
    }
  }

  /// Whether a question is of the kind that this can answer.
  static boolean suits(StageDurationQuery query, Population population) {
    boolean told = true;
    for (int code = 0; code < population.index().codes().size(); code++) {
      told &= population.stages().codeTells(code);
    }
    return told
        && query.measure() == Measure.SOJOURN
        && query.per() == StageDurationQuery.Per.VISIT
        && query.split() == null
        && query.stage() == null
        && query.idleMillis() == null
        && population.isPlain()
        && !population.testsEntries();
  }

  void part(int part) {
    Block block = population.index().block(part);
    if (block.firstMillis() >= to || block.lastMillis() < from) {
      return;
    }
    int[] starts = block.starts();
    for (int customer = 0; customer + 1 < starts.length; customer++) {
      customer(block.times(), block.codes(), starts[customer], starts[customer + 1]);
    }
    eventsRead += block.events();
    long stays = stays();
    scope.grow(BYTES_A_STAY * (stays - charged));
    charged = stays;
  }

  /// How many stays there are.
  long stays() {
    long sum = 0;
    for (int stage = 0; stage < ended.size(); stage++) {
      sum += ended.get(stage).size() + open.get(stage).size();
    }
    return sum;
  }

  private void customer(long[] times, IntColumn codes, int begin, int end) {
    int stage = -1;
    long start = 0;
    boolean counts = false;
    boolean any = false;
    for (int i = begin; i < end; i++) {
      int here = stageOfCode[codes.at(i)];
      if (here < 0 || here == stage) {
        continue;
      }
      long time = times[i];
      if (time > last) {
        break;
      }
      if (counts) {
        ended.get(stage).add(time - start);
      }
      stage = here;
      start = time;
      counts = time >= from && time < to;
      any |= counts;
    }
    if (counts) {
      open.get(stage).add(last - start);
    }
    units += any ? 1 : 0;
  }

  void merge(PlainStays other) {
    for (int stage = 0; stage < ended.size(); stage++) {
      ended.get(stage).addAll(other.ended.get(stage));
      open.get(stage).addAll(other.open.get(stage));
    }
    eventsRead += other.eventsRead;
    units += other.units;
  }

  /// A stage's median and counts; what an alert does not need is left unknown.
  static Row row(Stage stage, Samples ended, Samples open) {
    if (ended.size() + open.size() < MANY) {
      KaplanMeier curve = KaplanMeier.of(ended.values(), open.values());
      return row(stage, ended.size(), open.size(), curve.quantileValue(0.5));
    }
    LargeKaplanMeier curve = LargeKaplanMeier.of(ended, open);
    Row row = row(stage, ended.size(), open.size(), curve.quantileValue(0.5));
    curve.release();
    return row;
  }

  private static Row row(Stage stage, long ended, long open, double median) {
    double no = Double.NaN;
    return new Row(
        stage.id(),
        stage.labels(),
        ended + open,
        ended,
        open,
        median,
        no,
        no,
        no,
        no,
        no,
        no,
        no,
        no,
        no,
        StageDurationResult.Detail.UNKNOWN);
  }

  /// Gives back what it holds.
  void release() {
    ended.forEach(Samples::release);
    open.forEach(Samples::release);
  }

  Samples ended(int stage) {
    return ended.get(stage);
  }

  Samples open(int stage) {
    return open.get(stage);
  }

  long eventsRead() {
    return eventsRead;
  }

  long units() {
    return units;
  }
}
