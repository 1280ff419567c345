package io.klantreis.journey.index;

import java.util.Arrays;
import java.util.List;

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
