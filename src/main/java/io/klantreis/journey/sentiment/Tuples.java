package io.klantreis.journey.sentiment;

import java.util.Arrays;

/// Numbers distinct triples from 0 on, in order of first appearance (a hash table with open
/// addressing, for there are as many lookups as responses). Not thread-safe.
final class Tuples {
  private static final int WIDTH = 3;

  private long[] keys = new long[WIDTH * 64];
  private int[] table = new int[128]; // a number and one, 0 for free
  private int size;

  /// The number of a triple; where that is the size before the call, it is new.
  int number(long a, long b, long c) {
    int mask = table.length - 1;
    int at = hash(a, b, c) & mask;
    for (int entry = table[at]; entry != 0; entry = table[at]) {
      int key = WIDTH * (entry - 1);
      if (keys[key] == a && keys[key + 1] == b && keys[key + 2] == c) {
        return entry - 1;
      }
      at = at + 1 & mask;
    }
    table[at] = size + 1;
    add(a, b, c);
    return size - 1;
  }

  int size() {
    return size;
  }

  /// The first of a triple's three.
  long first(int number) {
    return keys[WIDTH * number];
  }

  /// The second of a triple's three.
  long second(int number) {
    return keys[WIDTH * number + 1];
  }

  private void add(long a, long b, long c) {
    int key = WIDTH * size++;
    if (key == keys.length) {
      keys = Arrays.copyOf(keys, 2 * key);
    }
    keys[key] = a;
    keys[key + 1] = b;
    keys[key + 2] = c;
    if (2 * size > table.length) {
      table = new int[2 * table.length];
      int mask = table.length - 1;
      for (int number = 0; number < size; number++) {
        int from = WIDTH * number;
        int at = hash(keys[from], keys[from + 1], keys[from + 2]) & mask;
        while (table[at] != 0) {
          at = at + 1 & mask;
        }
        table[at] = number + 1;
      }
    }
  }

  private static int hash(long a, long b, long c) {
    long mixed = (a * 31 + b) * 31 + c;
    mixed *= 0x9E37_79B9_7F4A_7C15L; // the golden ratio's digits spread what differs in few bits
    return (int) (mixed >>> 32);
  }
}
