package io.klantreis.store;

import java.util.List;
import org.jdbi.v3.core.Handle;

/// Which event_ids a store has taken. Used by one writer at a time.
interface SeenIds extends AutoCloseable {
  /// Which of the ids, all different, are new; those become seen once the transaction is committed.
  boolean[] claim(Handle transaction, List<Fingerprint> ids);

  /// The transaction of the last claims was committed; rows up to this one are seen now.
  void committed(long epoch, long lastRow);

  /// The transaction of the last claims was given up.
  void rolledBack();

  /// Forgets all: an erasure took events out, and their ids with them.
  void reset(Handle transaction);

  @Override
  void close();
}
