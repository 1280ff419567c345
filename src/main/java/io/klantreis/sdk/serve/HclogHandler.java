package io.klantreis.sdk.serve;

import java.io.IOException;
import java.io.OutputStream;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;

/** Writes log records to the host, a line each, in one piece. Thread-safe. */
final class HclogHandler extends Handler {
  private final OutputStream out;
  private final SimpleFormatter messages = new SimpleFormatter();

  HclogHandler(OutputStream out) {
    this.out = out;
  }

  @Override
  public void publish(LogRecord record) {
    if (!isLoggable(record)) {
      return;
    }
    String message = messages.formatMessage(record);
    byte[] line = HclogLine.of(record, message == null ? "" : message, CallScope.traceId());
    try {
      synchronized (out) {
        out.write(line);
        out.flush();
      }
    } catch (IOException ignored) {
      // the host has gone, and with it the log
    }
  }

  @Override
  public void flush() {
    // nothing is kept back
  }

  @Override
  public void close() {
    // standard error is not ours to close
  }
}
