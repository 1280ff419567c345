package io.klantreis.store;

import java.nio.charset.StandardCharsets;

/// Reads the forms of number and text that {@link BlockWriter} writes; past the end it fails with
/// an IndexOutOfBoundsException. Not thread-safe.
final class BlockCursor {
  private final byte[] bytes;
  private int at;

  BlockCursor(byte[] bytes, int at) {
    this.bytes = bytes;
    this.at = at;
  }

  byte next() {
    return bytes[at++];
  }

  long varint() {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = bytes[at++];
      value |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }

  long zigzag() {
    long value = varint();
    return value >>> 1 ^ -(value & 1);
  }

  int size(int most) {
    long value = varint();
    if (value < 0 || value > most) {
      throw new StoreException("a block of events is damaged");
    }
    return (int) value;
  }

  String text() {
    int length = size(bytes.length - at);
    String text = new String(bytes, at, length, StandardCharsets.UTF_8);
    at += length;
    return text;
  }

  double number() {
    long bits = 0;
    for (int i = 0; i < 8; i++) {
      bits = bits << 8 | bytes[at++] & 0xFF;
    }
    return Double.longBitsToDouble(bits);
  }

  int at() {
    return at;
  }
}
