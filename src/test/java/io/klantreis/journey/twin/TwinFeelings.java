package io.klantreis.journey.twin;

import io.klantreis.journey.grouping.Grouping;
import io.klantreis.journey.model.Emotions;
import io.klantreis.journey.model.Feeling;
import io.klantreis.journey.model.Scale;
import io.klantreis.journey.query.Scope.FiltersOn;
import io.klantreis.journey.query.Terms;
import io.klantreis.testing.MemorySource.Event;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongFunction;
import org.apache.commons.statistics.distribution.TDistribution;

/// What customers felt, worked out with maps and lists: by group and by whatever a time is told as.
final class TwinFeelings {
  /// What was said in a cell, by unit.
  static final class Cell {
    private final List<List<TwinEvent>> units = new ArrayList<>();

    int customers() {
      return units.size();
    }

    List<TwinEvent> responses() {
      return units.stream().flatMap(List::stream).toList();
    }

    private double[] means() {
      return units.stream()
          .mapToDouble(
              unit -> unit.stream().mapToDouble(TwinFeelings::score).average().orElseThrow())
          .toArray();
    }

    double mean() {
      double sum = 0;
      for (double mean : means()) {
        sum += mean;
      }
      return sum / units.size();
    }

    /// The lower end (-1) or the upper (1) of the 95 % interval; NaN below two units. Student's,
    /// but where all say the same: then as many as Wilson's interval allows of 0 in n may say the
    /// opposite.
    double end(int side) {
      return end(means(), side, side);
    }

    /// @param furthest what no number lies beyond on that side
    private static double end(double[] of, int side, double furthest) {
      int n = of.length;
      if (n < 2) {
        return Double.NaN;
      }
      double mean = Arrays.stream(of).sum() / n;
      if (Arrays.stream(of).allMatch(x -> Math.abs(x - mean) < 1e-12)) {
        return mean + Z2 / (n + Z2) * (furthest - mean);
      }
      double squares = 0;
      for (double x : of) {
        squares += (x - mean) * (x - mean);
      }
      double reach =
          TDistribution.of(n - 1).inverseCumulativeProbability(0.975)
              * Math.sqrt(squares / (n - 1) / n);
      return side < 0 ? Math.max(furthest, mean - reach) : Math.min(furthest, mean + reach);
    }

    double share(int feeling) {
      long count = responses().stream().filter(event -> feeling(event) == feeling).count();
      return (double) count / responses().size();
    }

    double nps() {
      List<TwinEvent> votes = on("nps");
      return votes.stream().mapToInt(TwinFeelings::feeling).average().orElse(Double.NaN) * 100;
    }

    private double[] opinions() {
      return on("nps").stream().mapToDouble(TwinFeelings::feeling).toArray();
    }

    double npsError() {
      return 100 * Math.sqrt(spread(opinions()) / opinions().length);
    }

    /// Three more answers, three quarters at each end, and then the normal interval.
    double npsEnd(int side) {
      double[] said = opinions();
      double sum = Arrays.stream(said).sum();
      double squares = Arrays.stream(said).map(x -> x * x).sum() + 1.5;
      double n = said.length + 3;
      double mean = sum / n;
      double end = 100 * (mean + side * Math.sqrt(Z2 * (squares / n - mean * mean) / n));
      return side < 0 ? Math.max(-100, end) : Math.min(100, end);
    }

    private static double spread(double[] of) {
      double mean = Arrays.stream(of).average().orElseThrow();
      return Arrays.stream(of).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
    }

    /// The furthest share that a score test does not refute, found by halving.
    double csatEnd(int side) {
      double share = csat();
      double n = votes("csat5");
      double inside = share;
      double outside = side < 0 ? 0 : 1;
      for (int i = 0; i < 60; i++) {
        double middle = (inside + outside) / 2;
        boolean fits = n * (share - middle) * (share - middle) <= Z2 * middle * (1 - middle);
        inside = fits ? middle : inside;
        outside = fits ? outside : middle;
      }
      return outside;
    }

    double cesEnd(int side) {
      double[] efforts = on("ces7").stream().mapToDouble(TwinFeelings::rating).toArray();
      return end(efforts, side, side < 0 ? 1 : 7);
    }

    double csat() {
      return on("csat5").stream()
          .mapToInt(event -> rating(event) >= 4 ? 1 : 0)
          .average()
          .orElse(Double.NaN);
    }

    double ces() {
      return on("ces7").stream().mapToDouble(TwinFeelings::rating).average().orElse(Double.NaN);
    }

    long votes(String scale) {
      return on(scale).size();
    }

    private List<TwinEvent> on(String id) {
      return responses().stream()
          .filter(event -> id.equals(event.event().field("scale")) && isRated(event))
          .toList();
    }
  }

  private static final double Z2 = 1.959963984540054 * 1.959963984540054;

  private final Map<String, Map<String, Cell>> cells = new TreeMap<>();

  /// @param interval what a time is told as
  TwinFeelings(List<Event> events, Terms terms, Grouping.By by, LongFunction<String> interval) {
    var groups = new TwinGroups(events, RandomCase.MODELS, terms, by);
    for (List<TwinEvent> unit : TwinUnits.of(events, terms)) {
      Map<Cell, List<TwinEvent>> ofUnit = new LinkedHashMap<>();
      for (TwinEvent event : unit) {
        boolean counts =
            event.time() >= terms.fromMillis()
                && event.time() < terms.toMillis()
                && (terms.scope().filtersOn() != FiltersOn.ENTRY
                    || event.fits(terms.scope().filters()));
        if (counts && !Double.isNaN(score(event))) {
          Cell cell =
              cells
                  .computeIfAbsent(groups.group(event), group -> new TreeMap<>())
                  .computeIfAbsent(interval.apply(event.time()), time -> new Cell());
          ofUnit.computeIfAbsent(cell, c -> new ArrayList<>()).add(event);
        }
      }
      ofUnit.forEach((cell, said) -> cell.units.add(said));
    }
  }

  /// The groups about which something was said.
  Set<String> groups() {
    return cells.keySet();
  }

  /// What was said of a group in an interval; an empty cell for nothing.
  Cell cell(String group, String interval) {
    return cells.getOrDefault(group, Map.of()).getOrDefault(interval, new Cell());
  }

  private static double score(TwinEvent event) {
    return Feeling.score(
        rating(event),
        event.event().field("scale"),
        number(event, "sentiment"),
        event.event().field("emotion"),
        Emotions.usual());
  }

  private static boolean isRated(TwinEvent event) {
    return Scale.of(event.event().field("scale")).filter(on -> on.has(rating(event))).isPresent();
  }

  private static int feeling(TwinEvent event) {
    return isRated(event)
        ? Scale.of(event.event().field("scale")).orElseThrow().feeling(rating(event))
        : Feeling.ofScore(score(event));
  }

  private static double rating(TwinEvent event) {
    return number(event, "rating");
  }

  private static double number(TwinEvent event, String key) {
    String text = event.event().field(key);
    return text == null ? Double.NaN : Double.parseDouble(text);
  }
}
