package io.klantreis.journey.stage;

import io.klantreis.journey.spi.QueryScope;
import io.klantreis.journey.stats.Estimate;
import io.klantreis.journey.stats.StayQuantile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Stays in one stage by the interval in which they began: how long each lasted, or has lasted.
/// Kept in pieces, so that many are added and merged without being copied. Confined to one thread.
final class IntervalStays implements StayStore {
  private static final int PIECE = 4096;
  private static final int FIRST = 16;

  /// Some stays; a length is doubled, and one more where the stay goes on.
  private static final class Piece {
    private long[] lengths = new long[FIRST];
    private int[] intervals = new int[FIRST];
    private int size;
  }

  private final List<Piece> pieces = new ArrayList<>();
  private Piece last = new Piece();
  private final StayCount count = new StayCount();

  IntervalStays() {
    pieces.add(last);
  }

  @Override
  public void addEnded(long length, int way, int interval, QueryScope scope) {
    add(length << 1, interval, scope);
    count.addEnded();
  }

  @Override
  public void addOpen(long length, int interval, QueryScope scope) {
    add(length << 1 | 1, interval, scope);
    count.addOpen();
  }

  private void add(long coded, int interval, QueryScope scope) {
    if (last.size == last.lengths.length) {
      grow(scope);
    }
    last.lengths[last.size] = coded;
    last.intervals[last.size++] = interval;
  }

  private void grow(QueryScope scope) {
    if (last.size < PIECE) {
      scope.grow(12L * 3 * last.size);
      last.lengths = Arrays.copyOf(last.lengths, 4 * last.size);
      last.intervals = Arrays.copyOf(last.intervals, 4 * last.size);
      return;
    }
    last = new Piece();
    last.lengths = new long[PIECE];
    last.intervals = new int[PIECE];
    scope.grow(12L * PIECE);
    pieces.add(last);
  }

  @Override
  public void addAll(StayStore other, QueryScope scope) {
    IntervalStays stays = (IntervalStays) other;
    pieces.addAll(stays.pieces);
    last = new Piece();
    pieces.add(last);
    count.addAll(stays.count);
  }

  @Override
  public long size() {
    return count.all();
  }

  @Override
  public long open() {
    return count.open();
  }

  /// What is told of one interval's stays.
  interface Sink {
    void interval(int interval, long entered, Estimate median);
  }

  /// Tells the median of each interval's stays (Kaplan–Meier's), of all intervals in order.
  void medians(int intervals, QueryScope scope, Sink sink) {
    int[] begins = begins(intervals);
    scope.grow(8L * count.all());
    long[] all = grouped(begins);
    for (int interval = 0; interval < intervals; interval++) {
      int from = begins[interval];
      int to = begins[interval + 1];
      int open = from; // those that go on are moved behind those that ended
      for (int i = from; i < to; i++) {
        long stay = all[i];
        all[i] = stay >> 1;
        if ((stay & 1) == 0) {
          all[i] = all[open];
          all[open++] = stay >> 1;
        }
      }
      sink.interval(interval, to - from, StayQuantile.of(all, from, open, to, 0.5));
    }
  }

  /// Where each interval's stays begin when they are put together.
  private int[] begins(int intervals) {
    int[] begins = new int[intervals + 1];
    for (Piece piece : pieces) {
      for (int i = 0; i < piece.size; i++) {
        begins[piece.intervals[i] + 1]++;
      }
    }
    for (int i = 0; i < intervals; i++) {
      begins[i + 1] += begins[i];
    }
    return begins;
  }

  private long[] grouped(int[] begins) {
    long[] all = new long[Math.toIntExact(count.all())];
    int[] next = begins.clone();
    for (Piece piece : pieces) {
      for (int i = 0; i < piece.size; i++) {
        all[next[piece.intervals[i]]++] = piece.lengths[i];
      }
    }
    return all;
  }
}
