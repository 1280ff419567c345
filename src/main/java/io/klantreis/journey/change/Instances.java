package io.klantreis.journey.change;

import io.klantreis.journey.change.ChangeResult.Row;
import io.klantreis.journey.change.ChangeResult.Verdict;
import io.klantreis.journey.stats.Estimate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The tests of one alert, an instance a key, put together to what is told of each.
final class Instances {
  /// @param group,isValue,id as in {@link Row}
  record Key(String group, boolean isValue, String id) {}

  /// What is spent on all alike, whatever they can tell.
  private static final double ALIKE = 0.05;

  private final Looks looks;
  private final int minSample;
  private final Map<Key, @Nullable Tested[]> tests = new LinkedHashMap<>();

  Instances(Looks looks) {
    this.looks = looks;
    this.minSample = Math.max(1, looks.terms().minSample());
  }

  /// @param comparison its place among {@link Looks#comparisons}
  void add(int comparison, Key key, Tested tested) {
    tests.computeIfAbsent(key, k -> new Tested[looks.comparisons().size()])[comparison] = tested;
  }

  List<Row> rows() {
    double[][] parts = new double[looks.comparisons().size()][];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = parts(information(i));
    }
    List<Row> rows = new ArrayList<>();
    tests.forEach((key, tested) ->
        rows.add(
            new Row(key.group(), key.isValue(), key.id(), verdict(tested, parts, rows.size()))));
    return rows;
  }

  private double[] information(int comparison) {
    return tests.values().stream()
        .mapToDouble(tested -> {
          Tested one = tested[comparison];
          return one == null || !one.isEnough(minSample) ? 0 : one.information();
        })
        .toArray();
  }

  /// What each instance may spend of the permitted chance: in proportion to the cube of what it can
  /// tell, for where little happens nothing could be told at any level; a small part goes to all
  /// alike.
  static double[] parts(double[] information) {
    double most = Arrays.stream(information).max().orElse(0);
    double[] cubes =
        Arrays.stream(information).map(one -> most > 0 ? Math.pow(one / most, 3) : 0).toArray();
    double all = Arrays.stream(cubes).sum();
    double alike = 1.0 / Math.max(1, information.length);
    return Arrays.stream(cubes)
        .map(one -> all > 0 ? ALIKE * alike + (1 - ALIKE) * one / all : alike)
        .toArray();
  }

  /// How many things the recent stretches hold.
  long recent() {
    long recent = 0;
    for (@Nullable Tested[] tested : tests.values()) {
      for (Tested one : tested) {
        recent += one == null ? 0 : one.size();
      }
    }
    return recent;
  }

  private Verdict verdict(@Nullable Tested[] tested, double[][] parts, int instance) {
    Tested range = tested[0];
    double fall = Double.NaN;
    double rise = Double.NaN;
    double rangeFall = Double.NaN;
    double rangeRise = Double.NaN;
    for (int i = 0; i < tested.length; i++) {
      Tested one = tested[i];
      if (one == null || !one.isEnough(minSample)) {
        continue;
      }
      double level = looks.level(looks.comparisons().get(i), parts[i][instance], one);
      double fallen = one.fallAtLeast(level);
      double risen = one.riseAtLeast(level);
      fall = larger(fall, fallen);
      rise = larger(rise, risen);
      rangeFall = i == 0 ? fallen : rangeFall;
      rangeRise = i == 0 ? risen : rangeRise;
    }
    boolean told = range != null && range.isEnough(minSample);
    Estimate change = range != null && told ? range.change() : Estimate.UNKNOWN;
    return new Verdict(
        range != null && told ? range.recent() : Double.NaN,
        range != null && told ? range.baseline() : Double.NaN,
        range == null ? 0 : range.size(),
        range == null ? 0 : range.baseSize(),
        change.value(),
        change.low(),
        change.high(),
        rangeRise,
        -rangeFall,
        fall,
        rise);
  }

  private static double larger(double one, double other) {
    if (Double.isNaN(one)) {
      return other;
    }
    return Double.isNaN(other) ? one : Math.max(one, other);
  }
}
