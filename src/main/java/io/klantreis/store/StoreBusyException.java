package io.klantreis.store;

/// Another process owns the store; trying again later can help.
public final class StoreBusyException extends StoreException {
  private static final long serialVersionUID = 1L;

  public StoreBusyException(String message) {
    super(message);
  }
}
