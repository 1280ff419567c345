package io.klantreis.journey.index;

import java.util.Arrays;

/// Sorts events by time and leaves equal times in the order in which they stand.
public final class TimeOrder {
  private static final int SMALL = 24;

  private TimeOrder() {}

  public static void sort(long[] times, int[] payload, int from, int to) {
    if (to - from <= SMALL) {
      insert(times, payload, from, to);
      return;
    }
    int middle = from + to >>> 1;
    sort(times, payload, from, middle);
    sort(times, payload, middle, to);
    if (times[middle - 1] <= times[middle]) {
      return;
    }
    long[] leftTimes = Arrays.copyOfRange(times, from, middle);
    int[] leftPayload = Arrays.copyOfRange(payload, from, middle);
    int left = 0;
    int right = middle;
    for (int out = from; left < leftTimes.length; out++) {
      if (right == to || leftTimes[left] <= times[right]) {
        times[out] = leftTimes[left];
        payload[out] = leftPayload[left++];
      } else {
        times[out] = times[right];
        payload[out] = payload[right++];
      }
    }
  }

  private static void insert(long[] times, int[] payload, int from, int to) {
    for (int i = from + 1; i < to; i++) {
      long time = times[i];
      int value = payload[i];
      int j = i - 1;
      for (; j >= from && times[j] > time; j--) {
        times[j + 1] = times[j];
        payload[j + 1] = payload[j];
      }
      times[j + 1] = time;
      payload[j + 1] = value;
    }
  }
}
