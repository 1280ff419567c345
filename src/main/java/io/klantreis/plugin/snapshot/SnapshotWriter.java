package io.klantreis.plugin.snapshot;

import io.klantreis.journey.index.SectionWriter;
import io.klantreis.plugin.snapshot.Contents.Section;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.zip.CRC32C;

/// Writes sections one after another, then the table and last the header. Confined to one thread.
final class SnapshotWriter implements SectionWriter {
  /// Nobody wants the file any more.
  static final class GivenUp extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static final int BUFFER = 1 << 18;

  /// How much may wait to be written to the disk, so that the last wait for it is short.
  private static final long UNSYNCED = 64 << 20;

  private final FileChannel channel;
  private final BooleanSupplier unwanted;
  private final ByteBuffer buffer =
      ByteBuffer.allocateDirect(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
  private final CRC32C crc = new CRC32C();
  private final Map<String, Section> sections = new LinkedHashMap<>();
  private long end = Contents.HEADER;
  private long synced;

  SnapshotWriter(FileChannel channel, BooleanSupplier unwanted) {
    this.channel = channel;
    this.unwanted = unwanted;
  }

  /// Puts `count` values from one place on into the buffer's view.
  private interface Filler {
    void fill(ByteBuffer bytes, int from, int count);
  }

  @Override
  public void put(String name, byte[] values) {
    section(name, ElementType.BYTE, values.length, (to, from, n) -> to.put(values, from, n));
  }

  @Override
  public void put(String name, char[] values) {
    section(
        name,
        ElementType.CHAR,
        values.length,
        (to, from, n) -> to.asCharBuffer().put(values, from, n));
  }

  @Override
  public void put(String name, int[] values) {
    section(
        name,
        ElementType.INT,
        values.length,
        (to, from, n) -> to.asIntBuffer().put(values, from, n));
  }

  @Override
  public void put(String name, long[] values) {
    section(
        name,
        ElementType.LONG,
        values.length,
        (to, from, n) -> to.asLongBuffer().put(values, from, n));
  }

  @Override
  public void put(String name, double[] values) {
    section(
        name,
        ElementType.DOUBLE,
        values.length,
        (to, from, n) -> to.asDoubleBuffer().put(values, from, n));
  }

  private void section(String name, ElementType type, int length, Filler filler) {
    if (unwanted.getAsBoolean()) {
      throw new GivenUp();
    }
    long offset = (end + Contents.ALIGNMENT - 1) / Contents.ALIGNMENT * Contents.ALIGNMENT;
    long place = offset;
    int most = BUFFER / type.bytes();
    crc.reset();
    for (int from = 0; from < length; from += most) {
      int count = Math.min(most, length - from);
      filler.fill(buffer.clear(), from, count);
      buffer.position(0).limit(count * type.bytes());
      crc.update(buffer.duplicate());
      place = write(buffer, place);
    }
    end = place;
    if (sections.put(name, new Section(type, length, offset, (int) crc.getValue())) != null) {
      throw new IllegalStateException("two sections are named " + name);
    }
    sync();
  }

  private void sync() {
    if (end - synced < UNSYNCED) {
      return;
    }
    try {
      channel.force(false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    synced = end;
  }

  private long write(ByteBuffer bytes, long at) {
    long place = at;
    try {
      while (bytes.hasRemaining()) {
        place += channel.write(bytes, place);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return place;
  }

  /// Makes the file valid.
  void finish(Binding binding) throws IOException {
    byte[] table = new Contents(binding, sections).table();
    write(ByteBuffer.wrap(table), end);
    write(Contents.header(end, table), 0);
  }
}
