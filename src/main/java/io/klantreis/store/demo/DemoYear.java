package io.klantreis.store.demo;

import java.util.Arrays;

/// The events of one demo year in order of time, column by column; about 25 bytes an event.
/// Immutable once {@link Builder#build} has answered.
final class DemoYear {
  /// What a rating column says where nothing was rated.
  static final byte UNRATED = Byte.MIN_VALUE;

  final long[] times;
  final int[] customers;
  final byte[] touchpoints;
  final byte[] channels;
  final byte[] products;
  final byte[] segments;
  final byte[] ratings;
  final byte[] emotions;
  final byte[] texts;
  final byte[] choices;
  final byte[] reasons;
  final float[] values;

  private DemoYear(Builder from, int[] order) {
    times = new long[order.length];
    customers = new int[order.length];
    values = new float[order.length];
    for (int i = 0; i < order.length; i++) {
      times[i] = from.times[order[i]];
      customers[i] = from.customers[order[i]];
      values[i] = from.values[order[i]];
    }
    touchpoints = sorted(from.bytes[Builder.TOUCHPOINT], order);
    channels = sorted(from.bytes[Builder.CHANNEL], order);
    products = sorted(from.bytes[Builder.PRODUCT], order);
    segments = sorted(from.bytes[Builder.SEGMENT], order);
    ratings = sorted(from.bytes[Builder.RATING], order);
    emotions = sorted(from.bytes[Builder.EMOTION], order);
    texts = sorted(from.bytes[Builder.TEXT], order);
    choices = sorted(from.bytes[Builder.CHOICE], order);
    reasons = sorted(from.bytes[Builder.REASON], order);
  }

  private static byte[] sorted(byte[] column, int[] order) {
    byte[] sorted = new byte[order.length];
    for (int i = 0; i < order.length; i++) {
      sorted[i] = column[order[i]];
    }
    return sorted;
  }

  /// How many events have happened by then.
  int until(long timeMillis) {
    int low = 0;
    int high = times.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (times[middle] <= timeMillis) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /// Takes events in any order: {@link #event} opens one, the setters fill it. Not thread-safe.
  static final class Builder {
    private static final int TOUCHPOINT = 0;
    private static final int CHANNEL = 1;
    private static final int PRODUCT = 2;
    private static final int SEGMENT = 3;
    private static final int RATING = 4;
    private static final int EMOTION = 5;
    private static final int TEXT = 6;
    private static final int CHOICE = 7;
    private static final int REASON = 8;

    private final long from;
    private final long until;
    private long[] times = new long[1 << 16];
    private int[] customers = new int[1 << 16];
    private float[] values = new float[1 << 16];
    private final byte[][] bytes = new byte[9][1 << 16];
    private int size;
    private int open;

    /// Events outside `[from, until)` are dropped.
    Builder(long from, long until) {
      this.from = from;
      this.until = until;
    }

    Builder event(long timeMillis, int customer, DemoTouchpoint touchpoint, int channel) {
      if (size == times.length) {
        grow(size * 2);
      }
      open = size;
      if (timeMillis >= from && timeMillis < until) {
        size++;
      }
      times[open] = timeMillis;
      customers[open] = customer;
      values[open] = Float.NaN;
      for (byte[] column : bytes) {
        column[open] = 0;
      }
      bytes[RATING][open] = UNRATED;
      bytes[TOUCHPOINT][open] = (byte) touchpoint.ordinal();
      return set(CHANNEL, channel);
    }

    Builder product(int product) {
      return set(PRODUCT, product);
    }

    Builder segment(int segment) {
      return set(SEGMENT, segment);
    }

    Builder rating(int rating) {
      return set(RATING, rating);
    }

    Builder emotion(int emotion) {
      return set(EMOTION, emotion);
    }

    Builder text(int text) {
      return set(TEXT, text);
    }

    Builder choice(int choice) {
      return set(CHOICE, choice);
    }

    Builder reason(int reason) {
      return set(REASON, reason);
    }

    Builder value(double value) {
      values[open] = (float) value;
      return this;
    }

    private Builder set(int column, int value) {
      bytes[column][open] = (byte) value;
      return this;
    }

    private void grow(int capacity) {
      times = Arrays.copyOf(times, capacity);
      customers = Arrays.copyOf(customers, capacity);
      values = Arrays.copyOf(values, capacity);
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = Arrays.copyOf(bytes[i], capacity);
      }
    }

    /// Sorts by time; equal times stay in the order in which they came.
    DemoYear build() {
      long[] keys = new long[size];
      for (int i = 0; i < size; i++) {
        keys[i] = (times[i] - from) << 22 | i;
      }
      Arrays.sort(keys);
      int[] order = new int[size];
      for (int i = 0; i < size; i++) {
        order[i] = (int) (keys[i] & ((1 << 22) - 1));
      }
      return new DemoYear(this, order);
    }
  }
}
