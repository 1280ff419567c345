package io.klantreis.plugin;

import static java.util.Objects.requireNonNull;

/// A call that is understood and not done, with the HTTP status that says why.
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String message;

  Refusal(int status, String message) {
    super(message);
    this.status = status;
    this.message = requireNonNull(message, "message is null");
  }

  int status() {
    return status;
  }

  String message() {
    return message;
  }
}
