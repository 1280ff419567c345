package io.klantreis.plugin.snapshot;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32C;

/// What a snapshot's file holds and whose it is. Sections begin where a processor likes to read,
/// every byte that is read is covered by a checksum, and the header, written last, makes the file
/// valid.
///
/// ```
/// header     64 bytes: MAGIC, FORMAT, where the table is, how long, its checksum, the header's own
/// sections   arrays, little-endian, each at a multiple of 64
/// table      whose snapshot this is; then each section's name, type, length, place, checksum
/// ```
///
/// @param sections by name, in the order in which they lie
record Contents(Binding binding, Map<String, Section> sections) {
  static final int HEADER = 64;
  static final int ALIGNMENT = 64;
  private static final long MAGIC = 0x31584449524c4b0aL;
  private static final int FORMAT = 2;
  private static final int SUMMED = 32;

  /// @param crc of its bytes
  record Section(ElementType type, int length, long offset, int crc) {
    Section {
      requireNonNull(type, "type is null");
      if (length < 0 || offset < HEADER) {
        throw new SnapshotRefused("a section of %d at %d".formatted(length, offset));
      }
    }

    long bytes() {
      return (long) length * type.bytes();
    }
  }

  Contents {
    requireNonNull(binding, "binding is null");
  }

  /// The header of a file whose table lies at the end.
  static ByteBuffer header(long tableOffset, byte[] table) {
    ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
    header.putLong(MAGIC).putInt(FORMAT).putLong(tableOffset).putInt(table.length);
    header.putInt(crc(table, table.length)).putInt(0);
    header.putInt(crc(header.array(), SUMMED));
    return header.clear();
  }

  /// Where a header says the table is.
  ///
  /// @param length how long it is
  record TableAt(long offset, int length, int crc) {}

  /// @throws SnapshotRefused if these 64 bytes begin no whole file of this format
  static TableAt tableAt(ByteBuffer bytes, long fileSize) {
    ByteBuffer header = bytes.order(ByteOrder.LITTLE_ENDIAN);
    if (header.getLong(0) != MAGIC) {
      throw new SnapshotRefused("it is no snapshot, or was never finished");
    }
    if (header.getInt(8) != FORMAT) {
      throw new SnapshotRefused("it has format %d, not %d".formatted(header.getInt(8), FORMAT));
    }
    byte[] summed = new byte[SUMMED];
    header.get(0, summed);
    var at = new TableAt(header.getLong(12), header.getInt(20), header.getInt(24));
    if (header.getInt(SUMMED) != crc(summed, SUMMED) || at.length < 0) {
      throw new SnapshotRefused("its header is damaged");
    }
    if (at.offset + at.length != fileSize) {
      throw new SnapshotRefused(
          "it has %d bytes, not %d".formatted(fileSize, at.offset + at.length));
    }
    return at;
  }

  byte[] table() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      binding.write(out);
      out.writeInt(sections.size());
      for (Map.Entry<String, Section> entry : sections.entrySet()) {
        Section section = entry.getValue();
        out.writeUTF(entry.getKey());
        out.writeByte(section.type.ordinal());
        out.writeInt(section.length);
        out.writeLong(section.offset);
        out.writeInt(section.crc);
      }
    }
    return bytes.toByteArray();
  }

  /// @throws SnapshotRefused if the table is damaged
  static Contents of(byte[] table, int crc) throws IOException {
    if (crc(table, table.length) != crc) {
      throw new SnapshotRefused("its table is damaged");
    }
    try (var in = new DataInputStream(new ByteArrayInputStream(table))) {
      Binding binding = Binding.read(in);
      int count = in.readInt();
      Map<String, Section> sections = LinkedHashMap.newLinkedHashMap(count);
      for (int i = 0; i < count; i++) {
        String name = in.readUTF();
        ElementType type = ElementType.of(in.readByte());
        sections.put(name, new Section(type, in.readInt(), in.readLong(), in.readInt()));
      }
      return new Contents(binding, sections);
    }
  }

  private static int crc(byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }
}
