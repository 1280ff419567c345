package io.klantreis.store;

/// A field that cannot be taken; without a stack, since a file may have millions of them.
final class FieldFault extends Exception {
  private static final long serialVersionUID = 1L;

  private final String field;

  FieldFault(String field, String reason) {
    super(reason, null, /* enableSuppression= */ false, /* writableStackTrace= */ false);
    this.field = field;
  }

  String field() {
    return field;
  }

  String reason() {
    return String.valueOf(getMessage());
  }

  Rejection at(long line) {
    return new Rejection(line, field, reason());
  }

  /// A reason that quotes the value, cut to a length that fits a line.
  static FieldFault of(EventField field, String value, String allowed) {
    return new FieldFault(field.id(), '"' + cut(value) + "\" is not allowed: " + allowed);
  }

  private static String cut(String value) {
    String line = value.replaceAll("\\p{Cntrl}", " ");
    return line.length() <= 60 ? line : line.substring(0, 57) + "...";
  }
}
