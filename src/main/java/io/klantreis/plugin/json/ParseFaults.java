package io.klantreis.plugin.json;

import java.util.List;

/// All that is wrong with a text that someone wrote; the message tells every fault.
public final class ParseFaults extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Fault> faults;

  ParseFaults(String message, List<Fault> faults) {
    super(message);
    this.faults = List.copyOf(faults);
  }

  public List<Fault> faults() {
    return faults;
  }
}
