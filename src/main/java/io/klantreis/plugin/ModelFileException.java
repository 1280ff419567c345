package io.klantreis.plugin;

/// A stage model's file that cannot be used; the message names the file, the line and the reason.
public final class ModelFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ModelFileException(String file, int line, String reason) {
    super(file + ":" + line + ": " + reason);
  }
}
