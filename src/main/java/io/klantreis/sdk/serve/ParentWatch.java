package io.klantreis.sdk.serve;

import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Notices that the process which started this one is gone, however it went: nobody tells. A child
/// whose parent dies gets another parent, which is looked for twice a second.
final class ParentWatch {
  private static final long PERIOD_MILLIS = 500;

  private final Optional<ProcessHandle> parent = ProcessHandle.current().parent();

  /// Begins to watch, on a thread of its own.
  ///
  /// @param onGone what to do, once
  void start(Runnable onGone) {
    if (parent.isEmpty()) {
      return; // started from outside this container: there is nothing to watch
    }
    var thread =
        new Thread(
            () -> {
              try {
                while (isThere()) {
                  TimeUnit.MILLISECONDS.sleep(PERIOD_MILLIS);
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
              }
              onGone.run();
            },
            "parent-watch");
    thread.setDaemon(true);
    thread.start();
  }

  private boolean isThere() {
    return parent.equals(ProcessHandle.current().parent())
        && parent.map(ProcessHandle::isAlive).orElse(false);
  }
}
