package io.klantreis.plugin.snapshot;

/// What a section is an array of. The order is part of the file's format.
enum ElementType {
  BYTE(Byte.BYTES),
  CHAR(Character.BYTES),
  INT(Integer.BYTES),
  LONG(Long.BYTES),
  DOUBLE(Double.BYTES);

  private static final ElementType[] ALL = values();

  private final int bytes;

  ElementType(int bytes) {
    this.bytes = bytes;
  }

  int bytes() {
    return bytes;
  }

  static ElementType of(int ordinal) {
    if (ordinal < 0 || ordinal >= ALL.length) {
      throw new SnapshotRefused("a section of unknown type " + ordinal);
    }
    return ALL[ordinal];
  }
}
