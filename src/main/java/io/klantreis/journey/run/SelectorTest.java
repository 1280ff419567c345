package io.klantreis.journey.run;

import io.klantreis.journey.index.Codes;
import io.klantreis.journey.index.JourneyIndex;
import io.klantreis.journey.model.Filter;
import io.klantreis.journey.model.Selector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which events fit a selector: a set of codes for each of its alternatives, each with a test of
/// the event where the selector has filters.
final class SelectorTest {
  private record Alternative(boolean[] codes, @Nullable EventTest test) {}

  private final List<Alternative> alternatives = new ArrayList<>();
  private final List<String> unknown = new ArrayList<>();

  SelectorTest(Selector selector, JourneyIndex index, StageMap stages) {
    add(selector, List.of(), index, stages);
  }

  private void add(Selector selector, List<Filter> outer, JourneyIndex index, StageMap stages) {
    List<Filter> filters = new ArrayList<>(outer);
    filters.addAll(selector.filters());
    if (selector instanceof Selector.AnyOf any) {
      any.selectors().forEach(inner -> add(inner, filters, index, stages));
      return;
    }
    boolean[] codes = codes(selector, index.codes(), stages);
    EventTest test = EventTests.of(index, filters);
    alternatives.add(new Alternative(codes, test));
    if (selector instanceof Selector.ByStage by) {
      addByEvent(indexOf(by, stages), test, index.codes().size(), stages);
    }
  }

  /// Events of which the code does not say in which stage they lie.
  private void addByEvent(int stage, @Nullable EventTest test, int size, StageMap stages) {
    boolean[] codes = new boolean[size];
    boolean some = false;
    for (int code = 0; code < size; code++) {
      codes[code] = stages.ofCode(code) == StageMap.BY_EVENT && stages.mayLie(code, stage);
      some |= codes[code];
    }
    if (some) {
      EventTest lies =
          (block, position, code, customer, time) ->
              stages.stage(block, position, code, customer, time) == stage;
      alternatives.add(new Alternative(codes, test == null ? lies : lies.and(test)));
    }
  }

  private static int indexOf(Selector.ByStage by, StageMap stages) {
    return stages.model().indexOf(by.stage()).orElse(Integer.MIN_VALUE);
  }

  private boolean[] codes(Selector selector, Codes codes, StageMap stages) {
    boolean[] fits = new boolean[codes.size()];
    switch (selector) {
      case Selector.ByTouchpoint by -> {
        int[] found = codes.of(by.touchpoint());
        for (int code : found) {
          fits[code] = true;
        }
        if (found.length == 0) {
          unknown.add(by.touchpoint());
        }
      }
      case Selector.ByStage by -> {
        int stage = indexOf(by, stages);
        for (int code = 0; code < fits.length; code++) {
          fits[code] = stages.ofCode(code) == stage;
        }
      }
      case Selector.EveryEvent every -> Arrays.fill(fits, true);
      case Selector.AnyOf any -> throw new IllegalStateException("an any-of is taken apart before");
    }
    return fits;
  }

  /// Touchpoints named that no event has.
  List<String> unknown() {
    return unknown;
  }

  /// Whether some event of this code may fit.
  boolean mayFit(int code) {
    for (Alternative alternative : alternatives) {
      if (alternative.codes()[code]) {
        return true;
      }
    }
    return false;
  }

  /// Whether the code alone decides.
  boolean codesDecide() {
    return alternatives.stream().allMatch(alternative -> alternative.test() == null);
  }

  boolean fits(UnitEvents events, int event, int code) {
    for (Alternative alternative : alternatives) {
      if (alternative.codes()[code]
          && (alternative.test() == null || events.fits(alternative.test(), event))) {
        return true;
      }
    }
    return false;
  }
}
