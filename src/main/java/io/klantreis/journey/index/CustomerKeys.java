package io.klantreis.journey.index;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The customers' keys, numbered from 0 in order of first appearance: their bytes one after another
/// and a table of hashes, since a million small texts would cost more than their events. Immutable.
public final class CustomerKeys {
  private final int size;
  private final byte[] bytes;
  private final int[] ends;
  private final int[] table;

  private CustomerKeys(int size, byte[] bytes, int[] ends, int[] table) {
    this.size = size;
    this.bytes = bytes;
    this.ends = ends;
    this.table = table;
  }

  public int size() {
    return size;
  }

  public String key(int customer) {
    int from = customer == 0 ? 0 : ends[customer - 1];
    return new String(bytes, from, ends[customer] - from, StandardCharsets.UTF_8);
  }

  /// The number of a customer, or -1 where nobody has that key.
  public int find(String key) {
    byte[] text = key.getBytes(StandardCharsets.UTF_8);
    int mask = table.length - 1;
    for (int slot = hash(text) & mask; ; slot = slot + 1 & mask) {
      int entry = table[slot] - 1;
      if (entry < 0) {
        return -1;
      }
      if (same(bytes, ends, entry, text)) {
        return entry;
      }
    }
  }

  long byteCount() {
    return bytes.length + 4L * ends.length + 4L * table.length;
  }

  private static boolean same(byte[] bytes, int[] ends, int entry, byte[] text) {
    int from = entry == 0 ? 0 : ends[entry - 1];
    return Arrays.equals(bytes, from, ends[entry], text, 0, text.length);
  }

  private static int hash(byte[] text) {
    int hash = 1;
    for (byte b : text) {
      hash = 31 * hash + b;
    }
    hash *= 0x9e3779b9;
    return hash ^ hash >>> 15;
  }

  void save(SectionWriter out, String name) {
    out.put(name + ".bytes", bytes);
    out.put(name + ".ends", ends);
    out.put(name + ".table", table);
  }

  static CustomerKeys load(SectionReader in, String name) {
    int[] ends = in.ints(name + ".ends");
    byte[] bytes = in.bytes(name + ".bytes");
    int[] table = in.ints(name + ".table");
    boolean fits = ends.length == 0 ? bytes.length == 0 : ends[ends.length - 1] == bytes.length;
    if (!fits || Integer.bitCount(table.length) != 1 || table.length < ends.length) {
      throw new IndexImage.Unreadable("its customers' keys do not fit together");
    }
    return new CustomerKeys(ends.length, bytes, ends, table);
  }

  /// Collects keys; begins where older keys ended. Not thread-safe.
  static final class Collector {
    private int size;
    private byte[] bytes;
    private int[] ends;
    private int[] table;
    private int used;
    private String last = "";
    private int lastCustomer = -1;

    Collector() {
      bytes = new byte[1024];
      ends = new int[64];
      table = new int[256];
    }

    Collector(CustomerKeys before) {
      size = before.size;
      used = before.bytes.length;
      bytes = before.bytes.clone();
      ends = before.ends.clone();
      table = before.table.clone();
    }

    int size() {
      return size;
    }

    /// The number of a customer, a new one where the key was not seen before.
    int number(String key) {
      if (lastCustomer >= 0 && key.equals(last)) {
        return lastCustomer;
      }
      last = key;
      byte[] text = key.getBytes(StandardCharsets.UTF_8);
      int mask = table.length - 1;
      int slot = hash(text) & mask;
      for (; table[slot] != 0; slot = slot + 1 & mask) {
        if (same(bytes, ends, table[slot] - 1, text)) {
          lastCustomer = table[slot] - 1;
          return lastCustomer;
        }
      }
      lastCustomer = add(text, slot);
      return lastCustomer;
    }

    private int add(byte[] text, int slot) {
      if (size == ends.length) {
        ends = Arrays.copyOf(ends, size + (size >> 1) + 16);
      }
      while (used + text.length > bytes.length) {
        bytes =
            Arrays.copyOf(bytes, Math.addExact(bytes.length, (bytes.length >> 1) + text.length));
      }
      System.arraycopy(text, 0, bytes, used, text.length);
      used += text.length;
      ends[size++] = used;
      table[slot] = size;
      if (size * 2 > table.length) {
        rehash(table.length * 2);
      }
      return size - 1;
    }

    private void rehash(int capacity) {
      table = new int[capacity];
      for (int customer = 0; customer < size; customer++) {
        int from = customer == 0 ? 0 : ends[customer - 1];
        int slot = hash(Arrays.copyOfRange(bytes, from, ends[customer])) & capacity - 1;
        while (table[slot] != 0) {
          slot = slot + 1 & capacity - 1;
        }
        table[slot] = customer + 1;
      }
    }

    CustomerKeys build() {
      return new CustomerKeys(size, Arrays.copyOf(bytes, used), Arrays.copyOf(ends, size), table);
    }
  }
}
