package io.klantreis.journey.compare;

import io.klantreis.journey.compare.CompareResult.Compared;
import io.klantreis.journey.compare.CompareResult.Effect;
import io.klantreis.journey.compare.CompareResult.Line;
import io.klantreis.journey.compare.Told.Place;
import io.klantreis.journey.query.Axis;
import io.klantreis.journey.query.FunnelQuery;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Looks for what makes one preset's answer differ from the base's. Sets of axes are bits here, one
/// for each axis on which the two questions stand apart.
final class Difference {
  /// Up to so many axes all sets are tried, the smaller first; beyond, axes are given up one by one
  /// as long as the answer stays, which finds a set of which none can be missed.
  private static final int ALL_SETS = 6;

  private final FunnelQuery base;
  private final FunnelQuery other;
  private final Function<FunnelQuery, Told> ask;
  private final List<Axis> apart;
  private final Told ours;
  private final Told theirs;
  private final @Nullable Told[] answers;

  Difference(FunnelQuery base, FunnelQuery other, Function<FunnelQuery, Told> ask) {
    this.base = base;
    this.other = other;
    this.ask = ask;
    this.apart = Arrays.stream(Axis.values()).filter(axis -> axis.isBetween(base, other)).toList();
    this.ours = ask.apply(base);
    this.theirs = ask.apply(other);
    this.answers = new @Nullable Told[1 << apart.size()];
  }

  /// The base beside itself.
  static Compared none(FunnelQuery base, Told told) {
    List<Line> lines = new ArrayList<>();
    for (Place place : told.placesWith(told)) {
      lines.add(
          new Line(place.kind(), place.group(), place.step(), told.row(place), 0, Set.of(), false));
    }
    return new Compared(base, lines, List.of(), Set.of());
  }

  Compared compared() {
    int needed = ours.agrees(theirs) ? 0 : smallest();
    List<Place> places = ours.placesWith(theirs);
    List<Effect> effects = new ArrayList<>();
    for (int i = 0; i < apart.size(); i++) {
      Told alone = answer(1 << i);
      effects.add(
          new Effect(
              apart.get(i),
              places.stream().map(place -> alone.entered(place) - ours.entered(place)).toList()));
    }
    List<Line> lines = new ArrayList<>();
    for (int line = 0; line < places.size(); line++) {
      lines.add(line(places.get(line), line, needed, effects));
    }
    return new Compared(other, lines, effects, axes(needed));
  }

  private Line line(Place place, int line, int needed, List<Effect> effects) {
    int set = ours.agrees(theirs, place) ? 0 : explains(place, needed);
    long difference = theirs.entered(place) - ours.entered(place);
    long sum = 0;
    for (int i = 0; i < apart.size(); i++) {
      sum += (set >> i & 1) == 0 ? 0 : effects.get(i).moves().get(line);
    }
    return new Line(
        place.kind(),
        place.group(),
        place.step(),
        theirs.row(place),
        difference,
        axes(set),
        sum != difference);
  }

  /// The smallest set asked so far that gives the row; what gives the whole answer always does.
  private int explains(Place place, int needed) {
    int known =
        IntStream.range(0, answers.length)
            .boxed()
            .sorted(Comparator.comparingInt(Integer::bitCount))
            .filter(set -> {
              Told told = answers[set];
              return told != null && told.agrees(theirs, place);
            })
            .findFirst()
            .orElse(needed);
    return apart.size() <= ALL_SETS
        ? known
        : withoutTheIdle(known, told -> told.agrees(theirs, place));
  }

  private int smallest() {
    int all = answers.length - 1;
    if (!answer(all).agrees(theirs)) {
      throw new IllegalStateException("the axes do not tell all of " + other.preset());
    }
    return apart.size() <= ALL_SETS
        ? smallestOfAll()
        : withoutTheIdle(all, told -> told.agrees(theirs));
  }

  private int smallestOfAll() {
    return IntStream.range(0, answers.length)
        .boxed()
        .sorted(Comparator.comparingInt(Integer::bitCount))
        .filter(set -> answer(set).agrees(theirs))
        .findFirst()
        .orElseThrow();
  }

  /// Gives up axes as long as the answer stays.
  private int withoutTheIdle(int from, Predicate<Told> stays) {
    int set = from;
    for (int i = 0; i < apart.size(); i++) {
      int fewer = set & ~(1 << i);
      if (fewer != set && stays.test(answer(fewer))) {
        set = fewer;
        i = -1; // what was needed before may not be any more
      }
    }
    return set;
  }

  private Told answer(int set) {
    Told known = answers[set];
    if (known == null) {
      FunnelQuery mix = base;
      for (Axis axis : axes(set)) {
        mix = axis.take(mix, other);
      }
      known = ask.apply(mix);
      answers[set] = known;
    }
    return known;
  }

  private Set<Axis> axes(int set) {
    Set<Axis> axes = EnumSet.noneOf(Axis.class);
    for (int i = 0; i < apart.size(); i++) {
      if ((set >> i & 1) != 0) {
        axes.add(apart.get(i));
      }
    }
    return axes;
  }
}
