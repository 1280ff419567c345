package io.klantreis.journey.spi;

/// A question that was given up before it had an answer; the message names which bound it met.
public final class QueryStopped extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// Which bound was met.
  public enum Bound {
    CANCELLED,
    TIME,
    MEMORY
  }

  private final Bound bound;

  public QueryStopped(Bound bound, String message) {
    super(message);
    this.bound = bound;
  }

  public Bound bound() {
    return bound;
  }
}
