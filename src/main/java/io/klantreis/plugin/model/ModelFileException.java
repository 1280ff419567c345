package io.klantreis.plugin.model;

/// A stage model's file that cannot be used; the message names the file, the line and the reason.
public final class ModelFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String file;

  ModelFileException(String file, int line, String reason) {
    super(file + ":" + line + ": " + reason);
    this.file = file;
  }

  /// The file's name, as the message has it.
  public String file() {
    return file;
  }
}
