package io.klantreis.journey.times;

/// The bins of a histogram (contract §4.2b): equally wide, in whole seconds, or in whole ms where
/// all times are below a second; one more begins where the last ends, and takes the longest time
/// where it falls on that.
///
/// @param min where the first begins, ms
/// @param width how wide they are, ms
/// @param count how many there are, the last one included
public record Bins(long min, long width, int count) {
  private static final long SECOND = 1_000;

  /// What a bin is wide where all times are the same.
  private static final long SAME_SECONDS = 60 * SECOND;

  /// @param min,max of all times
  /// @param times how many there are, above 0
  /// @param wanted how many bins, or 0 for as many as the cube root of the times says
  static Bins of(long min, long max, long times, int wanted) {
    int bins = wanted > 0 ? wanted : cubeRoot(times);
    boolean fine = max < SECOND;
    long unit = fine ? 1 : SECOND;
    long width = Math.ceilDiv(Math.ceilDiv(max - min, bins), unit) * unit;
    if (width == 0) {
      width = fine ? 1 : SAME_SECONDS;
    }
    return new Bins(min, width, bins + 1);
  }

  /// The cube root, rounded up.
  private static int cubeRoot(long times) {
    int root = (int) Math.round(Math.cbrt(times));
    while ((long) root * root * root < times) {
      root++;
    }
    while (root > 1 && (long) (root - 1) * (root - 1) * (root - 1) >= times) {
      root--;
    }
    return Math.max(1, root);
  }

  public int indexOf(long time) {
    return (int) ((time - min) / width);
  }

  public long from(int bin) {
    return min + bin * width;
  }
}
