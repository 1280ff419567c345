package io.klantreis.store;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;

/// Writes a batch as a block.
///
/// Layout, all numbers as varints unless said otherwise:
///
/// ```
/// 'K' version=1 events columns
/// columns × { name kind(byte: 0 time, 1 text, 2 number) rawLength storedLength }
/// columns × stored bytes (deflated where that is shorter)
///
/// time:    events × zigzag(difference from the event before)
/// others:  present, { 0 } where every event has it, else { 1, present × distance to the row before }
///          distinct, distinct × { length UTF-8 } or { 8 bytes }
///          { 0 } where every value is another, else { 1, present × place in the distinct ones }
/// ```
///
/// Deflating column by column lets a reader unpack only those it is asked for.
final class BlockWriter {
  static final byte MAGIC = 'K';
  static final byte VERSION = 1;
  static final byte TIME = 0;
  static final byte TEXT = 1;
  static final byte NUMBER = 2;

  /// Bytes that grow, with the forms of number that a block has.
  static final class Bytes extends ByteArrayOutputStream {
    void varint(long value) {
      long left = value;
      while ((left & ~0x7FL) != 0) {
        write((int) (left & 0x7F | 0x80));
        left >>>= 7;
      }
      write((int) left);
    }

    void zigzag(long value) {
      varint(value << 1 ^ value >> 63);
    }

    void text(String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      varint(bytes.length);
      writeBytes(bytes);
    }

    void number(double number) {
      long bits = Double.doubleToLongBits(number);
      for (int shift = 56; shift >= 0; shift -= 8) {
        write((int) (bits >>> shift));
      }
    }
  }

  private BlockWriter() {}

  static byte[] write(EventBatch batch) {
    Map<String, EventBatch.Column> columns = batch.columns();
    Bytes head = new Bytes();
    Bytes body = new Bytes();
    head.write(MAGIC);
    head.write(VERSION);
    head.varint(batch.size());
    head.varint(columns.size() + 1L);
    Deflater deflater = new Deflater(Deflater.BEST_SPEED, /* nowrap= */ true);
    try {
      store(EventField.TIMESTAMP.id(), TIME, times(batch), head, body, deflater);
      columns.forEach((name, column) -> {
        byte kind = column.distinct().getFirst() instanceof String ? TEXT : NUMBER;
        store(name, kind, column(column, batch.size()), head, body, deflater);
      });
    } finally {
      deflater.end();
    }
    head.writeBytes(body.toByteArray());
    return head.toByteArray();
  }

  private static void store(
      String name, byte kind, byte[] raw, Bytes head, Bytes body, Deflater deflater) {
    byte[] shorter = new byte[raw.length];
    deflater.reset();
    deflater.setInput(raw);
    deflater.finish();
    int length = deflater.deflate(shorter);
    boolean fits = deflater.finished() && length < raw.length;
    head.text(name);
    head.write(kind);
    head.varint(raw.length);
    head.varint(fits ? length : raw.length);
    body.write(fits ? shorter : raw, 0, fits ? length : raw.length);
  }

  private static byte[] times(EventBatch batch) {
    Bytes bytes = new Bytes();
    long before = 0;
    for (int row = 0; row < batch.size(); row++) {
      bytes.zigzag(batch.time(row) - before);
      before = batch.time(row);
    }
    return bytes.toByteArray();
  }

  private static byte[] column(EventBatch.Column column, int events) {
    Bytes bytes = new Bytes();
    bytes.varint(column.size());
    bytes.write(column.size() == events ? 0 : 1);
    if (column.size() != events) {
      int before = -1;
      for (int i = 0; i < column.size(); i++) {
        bytes.varint(column.row(i) - (long) before);
        before = column.row(i);
      }
    }
    List<Object> distinct = column.distinct();
    bytes.varint(distinct.size());
    for (Object value : distinct) {
      if (value instanceof String text) {
        bytes.text(text);
      } else {
        bytes.number((Double) value);
      }
    }
    bytes.write(distinct.size() == column.size() ? 0 : 1);
    if (distinct.size() != column.size()) {
      for (int i = 0; i < column.size(); i++) {
        bytes.varint(column.code(i));
      }
    }
    return bytes.toByteArray();
  }
}
