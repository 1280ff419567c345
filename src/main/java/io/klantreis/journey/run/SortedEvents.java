package io.klantreis.journey.run;

import io.klantreis.journey.query.PresetRules;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One unit's events, sorted by the steps and exclusions that they fit. One a thread; moved from
/// unit to unit.
final class SortedEvents {
  final StepEvents[] fitting;
  final StepEvents[] excluded;

  /// Events that fit no step, where a preset asks for them.
  final StepEvents foreign = new StepEvents();

  private final Program program;
  private final @Nullable AnyOrder anyOrder;
  private final boolean byPreset;
  private final OncePerSecond once = new OncePerSecond();
  private long[] everyTime = new long[0];
  private int everySize;
  private final long firstEvers;
  private long everMade;

  SortedEvents(Program program, @Nullable AnyOrder anyOrder) {
    this.program = program;
    this.anyOrder = anyOrder;
    this.byPreset = program.rules().sortsItsOwnWay();
    this.fitting = lists(program.steps());
    this.excluded = lists(program.query().exclusions().size());
    long firsts = 0;
    for (int k = 0; k < program.steps(); k++) {
      firsts |= program.step(k).firstEver() ? 1L << k : 0;
    }
    this.firstEvers = firsts;
  }

  private static StepEvents[] lists(int size) {
    StepEvents[] lists = new StepEvents[size];
    Arrays.setAll(lists, i -> new StepEvents());
    return lists;
  }

  void load(UnitEvents events, @Nullable Restriction only) {
    for (StepEvents list : fitting) {
      list.clear();
    }
    for (StepEvents list : excluded) {
      list.clear();
    }
    if (anyOrder != null) {
      anyOrder.clear();
    }
    everySize = 0;
    everMade = 0;
    if (byPreset) {
      foreign.clear();
      once.clear();
    }
    int size = events.size();
    for (int event = 0; event < size; event++) {
      int code = events.code(event);
      if (only != null && only.hides(events, event)) {
        passFirsts(events, event, code);
        continue;
      }
      long made =
          byPreset ? sortByPreset(events, event, code, only) : sort(events, event, code, only);
      sortFurther(events, event, code, made);
    }
  }

  /// An event of another value may still be the unit's first ever that fits a step.
  private void passFirsts(UnitEvents events, int event, int code) {
    for (long rest = program.stepsOfCode(code) & firstEvers; rest != 0; rest &= rest - 1) {
      int k = Long.numberOfTrailingZeros(rest);
      if (program.stepTest(k).fits(events, event, code)) {
        everMade |= 1L << k;
      }
    }
  }

  /// @return the steps that the event may make
  private long sort(UnitEvents events, int event, int code, @Nullable Restriction only) {
    long made = 0;
    for (long rest = program.stepsOfCode(code); rest != 0; rest &= rest - 1) {
      int k = Long.numberOfTrailingZeros(rest);
      if (program.stepTest(k).fits(events, event, code)
          && !isTooLate(k)
          && !isHidden(events, event, k, only)) {
        fitting[k].add(events.time(event), event);
        made |= 1L << k;
      }
    }
    return made;
  }

  /// The same where a preset sees fewer of the fits, or needs the events that fit nothing.
  private long sortByPreset(UnitEvents events, int event, int code, @Nullable Restriction only) {
    long fits = 0;
    long made = 0;
    for (long rest = program.stepsOfCode(code); rest != 0; rest &= rest - 1) {
      int k = Long.numberOfTrailingZeros(rest);
      if (program.stepTest(k).fits(events, event, code)) {
        boolean tooLate = isTooLate(k);
        long bit = isHidden(events, event, k, only) ? 0 : 1L << k;
        fits |= bit;
        made |= tooLate ? 0 : bit;
      }
    }
    long time = events.time(event);
    PresetRules rules = program.rules();
    if (rules.onceASecond() && fits != 0 && once.repeats(time, program.touchpoints()[code], fits)) {
      return 0;
    }
    made = rules.firstFitOnly() ? Long.lowestOneBit(made) : made;
    for (long rest = made; rest != 0; rest &= rest - 1) {
      fitting[Long.numberOfTrailingZeros(rest)].add(time, event);
    }
    if (made == 0) {
      foreign.add(time, event);
    }
    return made;
  }

  /// Whether the step takes the unit's first event ever and this, which fits, is a later one.
  private boolean isTooLate(int step) {
    long bit = firstEvers & 1L << step;
    boolean late = (everMade & bit) != 0;
    everMade |= bit;
    return late;
  }

  private static boolean isHidden(
      UnitEvents events, int event, int step, @Nullable Restriction only) {
    return only != null && only.hides(events, event, step);
  }

  private void sortFurther(UnitEvents events, int event, int code, long made) {
    if (anyOrder != null && made != 0) {
      anyOrder.add(events.time(event), event, made);
    }
    for (long rest = program.exclusionsOfCode(code); rest != 0; rest &= rest - 1) {
      int x = Long.numberOfTrailingZeros(rest);
      if (program.exclusionTest(x).fits(events, event, code)) {
        excluded[x].add(events.time(event), event);
      }
    }
    if (program.needsEveryEvent()) {
      keepTime(events.time(event));
    }
  }

  private void keepTime(long time) {
    if (everySize == everyTime.length) {
      everyTime = Arrays.copyOf(everyTime, Math.max(64, everySize * 2));
    }
    everyTime[everySize++] = time;
  }

  /// Whether some event, of whatever kind, lies after one moment and before another.
  boolean somethingBetween(long after, long before) {
    int place = Arrays.binarySearch(everyTime, 0, everySize, after + 1);
    int next = place < 0 ? -place - 1 : place;
    return next < everySize && everyTime[next] < before;
  }
}
