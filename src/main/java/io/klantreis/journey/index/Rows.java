package io.klantreis.journey.index;

/// For each position of a block the place of its row, in as few bytes as they need: the least of
/// them and the distances from it. Where a customer's rows came one after another, as in a file in
/// the order of customers, two bytes; where they came in the order of time, four. Immutable.
final class Rows {
  private final int least;
  private final IntColumn distances;

  private Rows(int least, IntColumn distances) {
    this.least = least;
    this.distances = distances;
  }

  static Rows of(int[] rows) {
    int least = Integer.MAX_VALUE;
    for (int row : rows) {
      least = Math.min(least, row);
    }
    int[] distances = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      distances[i] = rows[i] - least;
    }
    return new Rows(least, IntColumn.of(distances, distances.length));
  }

  void save(SectionWriter out, String name) {
    out.put(name + ".least", new int[] {least});
    distances.save(out, name);
  }

  static Rows load(SectionReader in, String name, int size) {
    int[] least = in.ints(name + ".least");
    if (least.length != 1) {
      throw new IndexImage.Unreadable("%s begins with %d numbers".formatted(name, least.length));
    }
    return new Rows(least[0], IntColumn.load(in, name, size));
  }

  int at(int position) {
    return least + distances.at(position);
  }

  long bytes() {
    return distances.bytes();
  }
}
