package io.klantreis.journey.map;

import io.klantreis.journey.index.JourneyIndex;
import io.klantreis.journey.model.Labels;
import io.klantreis.journey.model.Stage;
import io.klantreis.journey.model.StageModel;
import io.klantreis.journey.model.StageModels;
import io.klantreis.journey.query.ModelDiffQuery;
import io.klantreis.journey.query.Terms;
import io.klantreis.journey.run.Facts;
import io.klantreis.journey.run.Partial;
import io.klantreis.journey.run.Population;
import io.klantreis.journey.run.StageMap;
import io.klantreis.journey.run.UnitEvents;
import io.klantreis.journey.run.Workers;
import io.klantreis.journey.spi.QueryScope;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Answers a {@link ModelDiffQuery}: events in the range by their stage in either model.
public final class ModelDiffAnalysis {
  private static final Labels NONE = new Labels("(none)", "(geen)");

  private final JourneyIndex index;
  private final StageModels models;
  private final ModelDiffQuery query;

  public ModelDiffAnalysis(JourneyIndex index, StageModels models, ModelDiffQuery query) {
    this.index = index;
    this.models = models;
    this.query = query;
  }

  public ModelDiffResult ask(Workers workers, QueryScope scope) {
    Population population = Population.of(index, models, query.terms());
    StageMap other = StageMap.of(models, query.other(), index);
    Pairs all = population.collect(workers, scope, () -> new Pairs(query, other));
    StageModel model = query.terms().scope().model();
    List<ModelDiffResult.Row> rows = new ArrayList<>();
    for (int one = 0; one <= model.stages().size(); one++) {
      for (int two = 0; two <= query.other().stages().size(); two++) {
        if (all.events[one][two] > 0) {
          rows.add(
              new ModelDiffResult.Row(
                  id(model, one),
                  label(model, one),
                  id(query.other(), two),
                  label(query.other(), two),
                  agree(model, one, query.other(), two),
                  all.events[one][two],
                  all.units[one][two]));
        }
      }
    }
    return new ModelDiffResult(rows, new Facts(all.read, all.seen, 0, 0, 0));
  }

  private static String id(StageModel model, int place) {
    return place == model.stages().size() ? "(none)" : model.stages().get(place).id();
  }

  private static Labels label(StageModel model, int place) {
    return place == model.stages().size() ? NONE : model.stages().get(place).labels();
  }

  private static boolean agree(StageModel model, int one, StageModel other, int two) {
    if (one == model.stages().size() || two == other.stages().size()) {
      return one == model.stages().size() && two == other.stages().size();
    }
    Stage stage = model.stages().get(one);
    return !Collections.disjoint(stage.canonical(), other.stages().get(two).canonical());
  }

  /// Events and units by pair of stages; the last place of either is outside the model.
  private static final class Pairs implements Partial<Pairs> {
    private final Terms terms;
    private final StageMap other;
    private final int ours;
    private final int theirs;
    private final long[][] events;
    private final long[][] units;
    private final long[][] lastUnit;
    private long read;
    private long seen;

    Pairs(ModelDiffQuery query, StageMap other) {
      this.terms = query.terms();
      this.other = other;
      ours = query.terms().scope().model().stages().size();
      theirs = query.other().stages().size();
      events = new long[ours + 1][theirs + 1];
      units = new long[ours + 1][theirs + 1];
      lastUnit = new long[ours + 1][theirs + 1];
    }

    @Override
    public void unit(UnitEvents unit) {
      read += unit.size();
      long number = seen + 1;
      boolean any = false;
      for (int i = 0; i < unit.size(); i++) {
        long time = unit.time(i);
        if (time < terms.fromMillis() || time >= terms.toMillis() || !unit.mayEnter(i)) {
          continue;
        }
        any = true;
        int stage = unit.stage(i);
        int elsewhere = unit.stage(i, other);
        int one = stage < 0 ? ours : stage;
        int two = elsewhere < 0 ? theirs : elsewhere;
        events[one][two]++;
        if (lastUnit[one][two] != number) {
          lastUnit[one][two] = number;
          units[one][two]++;
        }
      }
      seen += any ? 1 : 0;
    }

    @Override
    public void merge(Pairs more) {
      read += more.read;
      seen += more.seen;
      for (int one = 0; one <= ours; one++) {
        for (int two = 0; two <= theirs; two++) {
          events[one][two] += more.events[one][two];
          units[one][two] += more.units[one][two];
        }
      }
    }
  }
}
