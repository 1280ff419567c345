package io.klantreis.plugin.json;

import java.util.ArrayList;
import java.util.List;

/// Gathers faults while reading goes on. Confined to one thread.
public final class Faults {
  private static final int TOLD = 25;

  private final List<Fault> faults = new ArrayList<>();

  public void add(String place, String problem) {
    faults.add(new Fault(place, problem));
  }

  public boolean isEmpty() {
    return faults.isEmpty();
  }

  public List<Fault> all() {
    return List.copyOf(faults);
  }

  /// @param what what was read, such as `question`
  /// @throws ParseFaults with all that was gathered, if anything was
  public void throwIfAny(String what) {
    if (!faults.isEmpty()) {
      throw new ParseFaults(message(what), all());
    }
  }

  private String message(String what) {
    if (faults.size() == 1) {
      return faults.getFirst().toString();
    }
    var text = new StringBuilder("the " + what + " has " + faults.size() + " faults:");
    for (Fault fault : faults.subList(0, Math.min(TOLD, faults.size()))) {
      text.append("\n- ").append(fault);
    }
    if (faults.size() > TOLD) {
      text.append("\n- and ").append(faults.size() - TOLD).append(" more");
    }
    return text.toString();
  }
}
