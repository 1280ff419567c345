package io.klantreis.journey.index;

import org.jspecify.annotations.Nullable;

/// Where in a block the events of each code are, in order of position.
public final class Postings {
  private final int[] starts;
  private final char @Nullable [] near;
  private final int @Nullable [] far;

  private Postings(int[] starts, char @Nullable [] near, int @Nullable [] far) {
    this.starts = starts;
    this.near = near;
    this.far = far;
  }

  static Postings of(IntColumn codes) {
    int max = -1;
    for (int i = 0; i < codes.size(); i++) {
      max = Math.max(max, codes.at(i));
    }
    int[] next = new int[max + 3];
    for (int i = 0; i < codes.size(); i++) {
      next[codes.at(i) + 2]++;
    }
    for (int code = 2; code < next.length; code++) {
      next[code] += next[code - 1];
    }
    char[] near = codes.size() <= Block.LIMIT ? new char[codes.size()] : null;
    int[] far = near == null ? new int[codes.size()] : null;
    for (int i = 0; i < codes.size(); i++) {
      int at = next[codes.at(i) + 1]++;
      if (near != null) {
        near[at] = (char) i;
      } else if (far != null) {
        far[at] = i;
      }
    }
    return new Postings(next, near, far);
  }

  /// Where a code's list begins; it ends where that of code + 1 begins.
  public int start(int code) {
    return starts[Math.min(code, starts.length - 1)];
  }

  /// The position at a place of a list.
  public int position(int place) {
    return near != null ? near[place] : java.util.Objects.requireNonNull(far)[place];
  }

  /// The lists one after another, or null in a block too large for two bytes.
  public char @Nullable [] near() {
    return near;
  }

  long bytes() {
    return 4L * starts.length
        + (near != null ? 2L * near.length : 0)
        + (far != null ? 4L * far.length : 0);
  }
}
