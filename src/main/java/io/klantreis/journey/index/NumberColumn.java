package io.klantreis.journey.index;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// A numeric field or property, kept only for the events that have it. Immutable.
public final class NumberColumn {
  /// One block's numbers in order of position.
  ///
  /// @param positions where the events are; written by nobody
  /// @param values their numbers; written by nobody
  @SuppressWarnings("ArrayRecordComponent") // a pair of columns, never compared
  public record Part(int[] positions, double[] values) {
    /// The number at a position, or NaN where absent.
    public double at(int position) {
      int place = Arrays.binarySearch(positions, position);
      return place < 0 ? Double.NaN : values[place];
    }

    /// The first place whose position is not below this one.
    public int place(int position) {
      int place = Arrays.binarySearch(positions, position);
      return place < 0 ? -place - 1 : place;
    }
  }

  private final String key;
  private final List<Part> blocks;

  NumberColumn(String key, List<Part> blocks) {
    this.key = key;
    this.blocks = List.copyOf(blocks);
  }

  void save(SectionWriter out, String name, int blockCount) {
    for (int b = 0; b < blockCount; b++) {
      out.put(name + ".positions." + b, blocks.get(b).positions());
      out.put(name + ".values." + b, blocks.get(b).values());
    }
  }

  static NumberColumn load(SectionReader in, String name, String key, List<Block> blocks) {
    List<Part> parts =
        IntStream.range(0, blocks.size())
            .parallel()
            .mapToObj(
                b -> new Part(in.ints(name + ".positions." + b), in.doubles(name + ".values." + b)))
            .toList();
    for (Part part : parts) {
      if (part.positions().length != part.values().length) {
        throw new IndexImage.Unreadable("the numbers of %s do not fit together".formatted(name));
      }
    }
    return new NumberColumn(key, parts);
  }

  /// The field's name, or `properties.NAME`.
  public String key() {
    return key;
  }

  public Part block(int block) {
    return blocks.get(block);
  }

  public double number(int block, int position) {
    return blocks.get(block).at(position);
  }

  long bytes() {
    return blocks.stream().mapToLong(part -> 12L * part.positions().length).sum();
  }
}
