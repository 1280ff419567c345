package io.klantreis.journey.sentiment;

import io.klantreis.journey.index.Block;
import io.klantreis.journey.index.IntColumn;
import io.klantreis.journey.index.JourneyIndex;
import io.klantreis.journey.index.TimeOrder;
import java.util.Arrays;

/// All responses of an index in order of time, so that a range is a slice and a day is a slice. A
/// response is known by its rank, from 0.
///
/// ```
/// rank     0    1    2    3    4    5   …   in order of time, ties in the index's order
/// kind     k0   k1   k0   k2   k1   k0      which code gave which mark: few, so a byte mostly
/// before   -1   -1   0    -1   1    2       the same customer's response before this one
/// event    …                                where it stands among the index's events
/// ```
///
/// `before` is what makes a customer count once: a response whose customer said nothing else in a
/// slice has its `before` outside of it and is nobody's `before` inside. Nine and a half bytes a
/// response. Immutable.
final class FeelingsByTime implements JourneyIndex.Derived {
  private static final int RESPONSES_A_BUCKET = 8;
  private static final int STEP_BITS = 4;

  private final JourneyIndex index;
  private final int[] events;
  private final int[] befores;
  private final IntColumn kinds;
  private final int[] codeOfKind;
  private final int[] markOfKind;
  private final int[] firstOfKind;
  private final int[] firstEvents;
  private final long[] steps;

  /// Those of an index, put in order once.
  static FeelingsByTime of(JourneyIndex index, Feelings feelings) {
    return index.derived(FeelingsByTime.class, feelings, () -> new FeelingsByTime(index, feelings));
  }

  private FeelingsByTime(JourneyIndex index, Feelings feelings) {
    this.index = index;
    this.firstEvents = new int[index.blocks() + 1];
    int size = 0;
    for (int block = 0; block < index.blocks(); block++) {
      firstEvents[block + 1] = firstEvents[block] + index.block(block).events();
      size += feelings.part(block).positions().size();
    }
    long[] times = new long[size];
    int[] order = order(feelings, times);
    int[] ranks = new int[size];
    for (int rank = 0; rank < size; rank++) {
      ranks[order[rank]] = rank;
    }
    this.steps = new long[(size >>> STEP_BITS) + 1];
    for (int step = 0; step << STEP_BITS < size; step++) {
      steps[step] = times[step << STEP_BITS];
    }
    this.events = new int[size];
    this.befores = new int[size];
    int[] kindOfRank = new int[size];
    Tuples distinct = new Tuples();
    int response = 0;
    for (int block = 0; block < index.blocks(); block++) {
      response = read(feelings, block, response, ranks, kindOfRank, distinct);
    }
    this.kinds = IntColumn.of(kindOfRank, size);
    this.codeOfKind = new int[distinct.size()];
    this.markOfKind = new int[distinct.size()];
    this.firstOfKind = new int[distinct.size()];
    for (int kind = 0; kind < codeOfKind.length; kind++) {
      codeOfKind[kind] = (int) distinct.first(kind);
      markOfKind[kind] = (int) distinct.second(kind);
    }
    for (int rank = size - 1; rank >= 0; rank--) {
      firstOfKind[kindOfRank[rank]] = rank;
    }
  }

  /// Puts the responses, numbered as they lie in the index, in order of time: first into many
  /// buckets, then each bucket.
  ///
  /// @param sorted takes the times in that order
  private int[] order(Feelings feelings, long[] sorted) {
    long[] times = new long[sorted.length];
    int response = 0;
    for (int block = 0; block < index.blocks(); block++) {
      IntColumn positions = feelings.part(block).positions();
      for (int i = 0; i < positions.size(); i++) {
        times[response++] = index.block(block).times().at(positions.at(i));
      }
    }
    long first = index.firstMillis();
    long span = index.lastMillis() - first;
    int shift = 0;
    while (shift < 63 && span >>> shift > times.length / RESPONSES_A_BUCKET) {
      shift++;
    }
    int[] next = new int[(int) (span >>> shift) + 2];
    for (long time : times) {
      next[(int) (time - first >>> shift) + 1]++;
    }
    for (int bucket = 1; bucket < next.length; bucket++) {
      next[bucket] += next[bucket - 1];
    }
    int[] order = new int[times.length];
    for (int i = 0; i < times.length; i++) {
      int at = next[(int) (times[i] - first >>> shift)]++;
      order[at] = i;
      sorted[at] = times[i];
    }
    // now next[b] is where bucket b ends
    for (int bucket = 0, begin = 0; bucket + 1 < next.length; bucket++) {
      TimeOrder.sort(sorted, order, begin, next[bucket]);
      begin = next[bucket];
    }
    return order;
  }

  private int read(
      Feelings feelings, int block, int first, int[] ranks, int[] kindOfRank, Tuples distinct) {
    Feelings.Part part = feelings.part(block);
    Block of = index.block(block);
    int response = first;
    int customer = 0;
    int before = -1;
    for (int i = 0; i < part.positions().size(); i++) {
      int position = part.positions().at(i);
      while (of.starts()[customer + 1] <= position) {
        customer++;
        before = -1;
      }
      int rank = ranks[response++];
      events[rank] = firstEvents[block] + position;
      befores[rank] = before;
      kindOfRank[rank] = distinct.number(of.codes().at(position), part.marks().at(i), 0);
      before = rank;
    }
    return response;
  }

  /// How many responses there are.
  int size() {
    return events.length;
  }

  /// How many kinds there are.
  int kinds() {
    return codeOfKind.length;
  }

  IntColumn kindColumn() {
    return kinds;
  }

  int codeOfKind(int kind) {
    return codeOfKind[kind];
  }

  int markOfKind(int kind) {
    return markOfKind[kind];
  }

  /// The rank of the first response of a kind.
  int firstOfKind(int kind) {
    return firstOfKind[kind];
  }

  /// For each rank that of the same customer's response before, or -1; written to by nobody.
  int[] befores() {
    return befores;
  }

  /// The block in which a response's event lies.
  int block(int rank) {
    int place = Arrays.binarySearch(firstEvents, events[rank]);
    if (place < 0) {
      return -place - 2;
    }
    while (firstEvents[place + 1] == firstEvents[place]) {
      place++; // past blocks without events
    }
    return place;
  }

  /// The position of a response's event in its block.
  int position(int rank, int block) {
    return events[rank] - firstEvents[block];
  }

  private long time(int rank) {
    int block = block(rank);
    return index.block(block).times().at(position(rank, block));
  }

  /// How many responses lie before a time.
  int before(long millis) {
    int low = 0;
    int high = steps.length - 1;
    if (events.length == 0 || steps[0] >= millis) {
      return 0;
    }
    while (low < high) { // the last step below it
      int middle = low + high + 1 >>> 1;
      if (middle << STEP_BITS < events.length && steps[middle] < millis) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    int from = (low << STEP_BITS) + 1;
    int to = Math.min(events.length, (low + 1) << STEP_BITS);
    while (from < to) {
      int middle = from + to >>> 1;
      if (time(middle) < millis) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  @Override
  public long bytes() {
    return 8L * events.length + kinds.bytes() + 8L * steps.length + 12L * codeOfKind.length;
  }
}
