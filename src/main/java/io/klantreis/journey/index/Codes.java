package io.klantreis.journey.index;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an event's code stands for: a touchpoint together with the stage that the event itself
/// names, if any. Codes run from 0. Immutable.
public final class Codes {
  private record Pair(String touchpoint, @Nullable String stage) {}

  private final List<Pair> pairs;
  private final Map<String, int[]> ofTouchpoint;

  private Codes(List<Pair> pairs) {
    this.pairs = List.copyOf(pairs);
    Map<String, List<Integer>> found = new LinkedHashMap<>();
    for (int code = 0; code < pairs.size(); code++) {
      found.computeIfAbsent(pairs.get(code).touchpoint(), t -> new ArrayList<>()).add(code);
    }
    this.ofTouchpoint = new LinkedHashMap<>();
    found.forEach((touchpoint, codes) ->
        ofTouchpoint.put(touchpoint, codes.stream().mapToInt(Integer::intValue).toArray()));
  }

  public int size() {
    return pairs.size();
  }

  public String touchpoint(int code) {
    return pairs.get(code).touchpoint();
  }

  /// The stage that events of this code name themselves, or null.
  public @Nullable String stage(int code) {
    return pairs.get(code).stage();
  }

  /// The codes of a touchpoint; none where no event has it.
  public int[] of(String touchpoint) {
    int[] codes = ofTouchpoint.get(touchpoint);
    return codes == null ? new int[0] : codes.clone();
  }

  /// Every touchpoint that some event has, in order of first appearance.
  public Set<String> touchpoints() {
    return java.util.Collections.unmodifiableSet(ofTouchpoint.keySet());
  }

  void save(SectionWriter out, String name) {
    TextSections.save(out, name + ".touchpoint", pairs.stream().map(Pair::touchpoint).toList());
    List<@Nullable String> stages = new ArrayList<>();
    pairs.forEach(pair -> stages.add(pair.stage()));
    TextSections.save(out, name + ".stage", stages);
  }

  static Codes load(SectionReader in, String name) {
    List<String> touchpoints = TextSections.loadAll(in, name + ".touchpoint");
    List<@Nullable String> stages = TextSections.load(in, name + ".stage");
    List<Pair> pairs = new ArrayList<>();
    for (int code = 0; code < touchpoints.size(); code++) {
      pairs.add(new Pair(touchpoints.get(code), stages.get(code)));
    }
    return new Codes(pairs);
  }

  /// Collects pairs; begins where older codes ended. Not thread-safe.
  static final class Collector {
    private final List<Pair> pairs = new ArrayList<>();
    private final Map<Pair, Integer> codes = new HashMap<>();
    private @Nullable String lastTouchpoint;
    private @Nullable String lastStage;
    private int lastCode;

    Collector(@Nullable Codes before) {
      if (before != null) {
        for (Pair pair : before.pairs) {
          codes.put(pair, pairs.size());
          pairs.add(pair);
        }
      }
    }

    int code(String touchpoint, @Nullable String stage) {
      if (touchpoint == lastTouchpoint && stage == lastStage) {
        return lastCode;
      }
      Pair pair = new Pair(touchpoint, stage);
      Integer known = codes.get(pair);
      if (known == null) {
        known = pairs.size();
        pairs.add(pair);
        codes.put(pair, known);
      }
      lastTouchpoint = touchpoint;
      lastStage = stage;
      lastCode = known;
      return known;
    }

    Codes build() {
      return new Codes(pairs);
    }
  }
}
