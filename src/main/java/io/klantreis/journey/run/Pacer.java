package io.klantreis.journey.run;

import io.klantreis.journey.spi.QueryScope;

/// Looks every few thousand events whether a question may still go on. One a thread and walk.
public final class Pacer {
  private static final int EVENTS = 4_096;

  private final QueryScope scope;
  private int left = EVENTS;

  public Pacer(QueryScope scope) {
    this.scope = scope;
  }

  /// Says that so many events are about to be looked at.
  public void pass(int events) {
    left -= events;
    if (left < 0) {
      scope.check();
      left = EVENTS;
    }
  }
}
