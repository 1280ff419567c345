package io.klantreis.journey.stage;

import io.klantreis.journey.index.Block;

/// In which stage each customer of a block was last seen to begin a stay, and when: six bytes a
/// customer with a stay. Immutable.
final class LastStays {
  private static final int STAGE_BITS = 5;

  private final long firstMillis;

  /// The lower half of the distance from the block's first event.
  private final int[] low;

  /// The rest of it, and the stage.
  private final char[] high;

  /// @param positions where they begin, in the order of customers
  /// @param stageOfCode the stage of each code
  LastStays(Block block, int[] positions, int[] stageOfCode) {
    this.firstMillis = block.firstMillis();
    this.low = new int[positions.length];
    this.high = new char[positions.length];
    for (int place = 0; place < positions.length; place++) {
      long since = block.times().at(positions[place]) - firstMillis;
      int stage = stageOfCode[block.codes().at(positions[place])];
      low[place] = (int) since;
      high[place] = (char) (since >>> Integer.SIZE << STAGE_BITS | stage);
    }
  }

  /// Whether those of a block can be told so.
  static boolean suits(Block block, int stages) {
    int bits = Integer.SIZE + Character.SIZE - STAGE_BITS;
    return stages <= 1 << STAGE_BITS && block.lastMillis() - block.firstMillis() >>> bits == 0;
  }

  int stage(int place) {
    return high[place] & (1 << STAGE_BITS) - 1;
  }

  /// When the stay began.
  long since(int place) {
    long rest = high[place] >>> STAGE_BITS;
    return firstMillis + (rest << Integer.SIZE | Integer.toUnsignedLong(low[place]));
  }

  long bytes() {
    return 6L * low.length;
  }
}
