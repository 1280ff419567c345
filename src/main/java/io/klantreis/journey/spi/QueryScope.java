package io.klantreis.journey.spi;

/// The bounds of one question: its caller, its time, its memory. Loops over events ask {@link
/// #check} every few thousand rows. Thread-safe.
public interface QueryScope {
  /// @throws QueryStopped if the caller gave up or the time is over
  void check();

  /// Counts memory that the question now holds in addition.
  ///
  /// @throws QueryStopped if the question's budget is used up
  void grow(long bytes);

  /// A scope without bounds, for tests and tools.
  static QueryScope unbounded() {
    return new QueryScope() {
      @Override
      public void check() {}

      @Override
      public void grow(long bytes) {}
    };
  }
}
