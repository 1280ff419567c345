package io.klantreis.plugin.snapshot;

import io.klantreis.journey.index.SectionReader;
import io.klantreis.plugin.snapshot.Contents.Section;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.CRC32C;

/// Reads a snapshot's sections into arrays and checks each. Thread-safe.
///
/// Through a small buffer, which stays in the processor's cache, and not by mapping the file: the
/// engine's loops want arrays, so every byte is copied once anyway, a bad disk ends in an exception
/// and not in a signal, and no page of the file is held.
final class SnapshotReader implements SectionReader {
  private static final int BUFFER = 1 << 18;

  private final FileChannel channel;
  private final Contents contents;
  private final Queue<ByteBuffer> buffers = new ConcurrentLinkedQueue<>();

  /// @throws SnapshotRefused if the file is none, of another format, or not whole
  SnapshotReader(FileChannel channel) throws IOException {
    this.channel = channel;
    if (channel.size() < Contents.HEADER) {
      throw new SnapshotRefused("it has %d bytes".formatted(channel.size()));
    }
    ByteBuffer header = ByteBuffer.allocate(Contents.HEADER);
    fill(header, 0);
    Contents.TableAt at = Contents.tableAt(header, channel.size());
    ByteBuffer table = ByteBuffer.allocate(at.length());
    fill(table, at.offset());
    this.contents = Contents.of(table.array(), at.crc());
  }

  Binding binding() {
    return contents.binding();
  }

  /// Takes `count` values out of the buffer to one place on.
  private interface Taker {
    void take(ByteBuffer bytes, int to, int count);
  }

  @Override
  public boolean has(String name) {
    return contents.sections().containsKey(name);
  }

  @Override
  public byte[] bytes(String name) {
    Section section = section(name, ElementType.BYTE);
    byte[] values = new byte[section.length()];
    read(name, section, (from, to, n) -> from.get(values, to, n));
    return values;
  }

  @Override
  public char[] chars(String name) {
    Section section = section(name, ElementType.CHAR);
    char[] values = new char[section.length()];
    read(name, section, (from, to, n) -> from.asCharBuffer().get(values, to, n));
    return values;
  }

  @Override
  public int[] ints(String name) {
    Section section = section(name, ElementType.INT);
    int[] values = new int[section.length()];
    read(name, section, (from, to, n) -> from.asIntBuffer().get(values, to, n));
    return values;
  }

  @Override
  public long[] longs(String name) {
    Section section = section(name, ElementType.LONG);
    long[] values = new long[section.length()];
    read(name, section, (from, to, n) -> from.asLongBuffer().get(values, to, n));
    return values;
  }

  @Override
  public double[] doubles(String name) {
    Section section = section(name, ElementType.DOUBLE);
    double[] values = new double[section.length()];
    read(name, section, (from, to, n) -> from.asDoubleBuffer().get(values, to, n));
    return values;
  }

  private Section section(String name, ElementType type) {
    Section section = contents.sections().get(name);
    if (section == null || section.type() != type) {
      throw new SnapshotRefused("its section %s is missing or of another type".formatted(name));
    }
    return section;
  }

  private void read(String name, Section section, Taker taker) {
    ByteBuffer kept = buffers.poll();
    ByteBuffer buffer =
        kept != null ? kept : ByteBuffer.allocateDirect(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
    CRC32C crc = new CRC32C();
    int size = section.type().bytes();
    int most = BUFFER / size;
    try {
      for (int to = 0; to < section.length(); to += most) {
        int count = Math.min(most, section.length() - to);
        fill(buffer.clear().limit(count * size), section.offset() + (long) to * size);
        crc.update(buffer.flip());
        taker.take(buffer.flip(), to, count);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      buffers.add(buffer);
    }
    if ((int) crc.getValue() != section.crc()) {
      throw new SnapshotRefused("its section %s is damaged".formatted(name));
    }
  }

  private void fill(ByteBuffer bytes, long at) throws IOException {
    long place = at;
    while (bytes.hasRemaining()) {
      int count = channel.read(bytes, place);
      if (count < 0) {
        throw new EOFException("it ends at " + place);
      }
      place += count;
    }
  }
}
