package io.klantreis.journey.stage;

import static java.util.Objects.requireNonNull;

import io.klantreis.journey.run.Facts;
import io.klantreis.journey.run.Warning;
import io.klantreis.journey.run.Workers;
import io.klantreis.journey.spi.QueryScope;
import io.klantreis.journey.stats.StaySet;
import java.util.ArrayList;
import java.util.List;

/// What was collected for a question, and how its answer tells it apart.
///
/// @param stages positions of the stages to tell of
/// @param sets the stays of each group, stage by stage
/// @param warnings what is to be said of the groups
record Collected(
    StaysByGroup all,
    List<StayGroup> groups,
    List<Integer> stages,
    List<StaySet> sets,
    List<Warning> warnings) {
  /// How many stays a stage has in a group, and how many of these still last.
  record Size(long entered, long open) {}

  static Collected of(
      StaysByGroup all,
      List<StayGroup> groups,
      List<Integer> stages,
      List<Warning> warnings,
      Workers workers,
      QueryScope scope) {
    List<StaySet> sets =
        workers.make(
            groups.size() * stages.size(),
            scope,
            place ->
                all.stays(
                    stages.get(place % stages.size()),
                    groups.get(place / stages.size()).members()));
    return new Collected(all, groups, stages, sets, warnings);
  }

  /// The group of a set.
  StayGroup group(int set) {
    return groups.get(set / stages.size());
  }

  /// The stage of a set.
  int stage(int set) {
    return stages.get(set % stages.size());
  }

  /// The stays of a group in a stage.
  ///
  /// @param group,stage places in {@link #groups} and {@link #stages}
  StaySet set(int group, int stage) {
    return sets.get(group * stages.size() + stage);
  }

  /// Where the stays led.
  StayMoves moves() {
    return requireNonNull(all.moves());
  }

  /// Who stands longest.
  OldestStays oldest() {
    return requireNonNull(all.oldest());
  }

  private List<Size> sizes() {
    return sets.stream().map(set -> new Size(set.size(), set.openCount())).toList();
  }

  Facts facts() {
    return facts(all.eventsRead(), all.units(), sizes());
  }

  static Facts facts(long eventsRead, long units, List<Size> sizes) {
    Size all = sum(sizes);
    return new Facts(eventsRead, units, all.entered(), all.open(), all.open());
  }

  List<Warning> warnings(int minSample) {
    return warnings(warnings, sizes(), minSample);
  }

  static List<Warning> warnings(List<Warning> before, List<Size> sizes, int minSample) {
    List<Warning> warnings = new ArrayList<>(before);
    Size all = sum(sizes);
    if (all.open() > 0) {
      warnings.add(new Warning.StillOpen(all.open(), all.entered()));
    }
    sizes.stream()
        .mapToLong(Size::entered)
        .filter(entered -> entered > 0 && entered < minSample)
        .min()
        .ifPresent(smallest -> warnings.add(new Warning.SmallSample(smallest, minSample)));
    return warnings;
  }

  private static Size sum(List<Size> sizes) {
    long entered = sizes.stream().mapToLong(Size::entered).sum();
    return new Size(entered, sizes.stream().mapToLong(Size::open).sum());
  }
}
