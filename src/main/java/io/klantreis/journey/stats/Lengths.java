package io.klantreis.journey.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How long stays lasted, collected one after another and kept in pieces, so that many are added
/// and merged without being copied. None is negative. Not thread-safe.
public final class Lengths {
  private static final int FIRST = 8;
  private static final int PIECE = FIRST * 512;
  private static final LongArrays PIECES = new LongArrays();

  private final List<long[]> full = new ArrayList<>();
  private final List<Part> others = new ArrayList<>();
  private long[] open = new long[0];
  private int used;

  /// A piece that is not full.
  private record Part(long[] values, int size) {}

  public void add(long length) {
    if (used == open.length) {
      next();
    }
    open[used++] = length;
  }

  private void next() {
    if (open.length < PIECE) {
      open = Arrays.copyOf(open, Math.max(FIRST, open.length * 8));
      return;
    }
    full.add(open);
    open = PIECES.take(PIECE);
    used = 0;
  }

  /// Takes another's lengths, which must not be used any more.
  public void addAll(Lengths other) {
    full.addAll(other.full);
    others.addAll(other.others);
    if (other.used > 0) {
      others.add(new Part(other.open, other.used));
    }
    other.full.clear();
    other.others.clear();
    other.open = new long[0];
    other.used = 0;
  }

  public int size() {
    int size = full.size() * PIECE + used;
    for (Part part : others) {
      size += part.size();
    }
    return size;
  }

  /// The greatest; 0 where there is none.
  public long greatest() {
    long most = 0;
    for (int p = 0; p < pieces(); p++) {
      long[] piece = piece(p);
      int length = length(p);
      for (int i = 0; i < length; i++) {
        most = Math.max(most, piece[i]);
      }
    }
    return most;
  }

  /// The least; the greatest number there is where there is none.
  public long least() {
    long least = Long.MAX_VALUE;
    for (int p = 0; p < pieces(); p++) {
      long[] piece = piece(p);
      int length = length(p);
      for (int i = 0; i < length; i++) {
        least = Math.min(least, piece[i]);
      }
    }
    return least;
  }

  /// Writes them from a place on, in no order, and returns the place behind the last.
  public int copyTo(long[] to, int from) {
    int at = from;
    for (int p = 0; p < pieces(); p++) {
      System.arraycopy(piece(p), 0, to, at, length(p));
      at += length(p);
    }
    return at;
  }

  /// Into how many pieces they fall.
  public int pieces() {
    return full.size() + others.size() + 1;
  }

  /// A piece, to be read only, of which the first {@link #length} are numbers.
  public long[] piece(int p) {
    int other = p - full.size();
    return other < 0 ? full.get(p) : other < others.size() ? others.get(other).values() : open;
  }

  public int length(int p) {
    int other = p - full.size();
    return other < 0 ? full.get(p).length : other < others.size() ? others.get(other).size() : used;
  }

  /// Gives back what it holds, which nobody reads any more.
  public void release() {
    for (int p = 0; p < pieces(); p++) {
      if (piece(p).length == PIECE) {
        PIECES.give(piece(p));
      }
    }
    full.clear();
    others.clear();
    open = new long[0];
    used = 0;
  }
}
