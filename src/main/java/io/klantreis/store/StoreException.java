package io.klantreis.store;

/// What kept a store from being opened, read or written; the message is fit for the user's eyes and
/// says what to do.
public class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StoreException(String message) {
    super(message);
  }

  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
