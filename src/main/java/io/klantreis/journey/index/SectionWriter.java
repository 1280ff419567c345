package io.klantreis.journey.index;

/// Where an index's arrays go, each under a name of its own. Whoever takes them neither changes nor
/// keeps them.
public interface SectionWriter {
  void put(String name, byte[] values);

  void put(String name, char[] values);

  void put(String name, int[] values);

  void put(String name, long[] values);

  void put(String name, double[] values);
}
