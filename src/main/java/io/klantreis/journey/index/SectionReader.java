package io.klantreis.journey.index;

/// Where an index's arrays come from, by the names under which they were put. Each call makes a new
/// array, which is the caller's. Thread-safe.
///
/// Reading a section that is not there, is of another type or is damaged ends in an exception.
public interface SectionReader {
  boolean has(String name);

  byte[] bytes(String name);

  char[] chars(String name);

  int[] ints(String name);

  long[] longs(String name);

  double[] doubles(String name);
}
