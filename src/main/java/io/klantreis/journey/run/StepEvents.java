package io.klantreis.journey.run;

import java.util.Arrays;

/// A unit's events that fit one step, in time order.
final class StepEvents {
  private static final int FEW = 8;

  private long[] times = new long[16];
  private int[] events = new int[16];
  private int size;

  void clear() {
    size = 0;
  }

  void add(long time, int event) {
    if (size == times.length) {
      times = Arrays.copyOf(times, size * 2);
      events = Arrays.copyOf(events, size * 2);
    }
    times[size] = time;
    events[size++] = event;
  }

  int size() {
    return size;
  }

  /// Leaves out those behind a size, or brings them back.
  void resize(int to) {
    size = to;
  }

  long time(int place) {
    return times[place];
  }

  int event(int place) {
    return events[place];
  }

  /// The first place with this time or a later one.
  int first(long time) {
    int low = 0;
    int high = size;
    while (high - low > FEW) {
      int middle = low + high >>> 1;
      if (times[middle] < time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    while (low < high && times[low] < time) {
      low++;
    }
    return low;
  }
}
