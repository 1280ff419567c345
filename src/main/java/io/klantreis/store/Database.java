package io.klantreis.store;

import org.jdbi.v3.core.Jdbi;

/// The database under a store. Thread-safe but for {@link #compact}, during which nobody may use
/// it.
interface Database extends AutoCloseable {
  Jdbi jdbi();

  /// How it names itself in {@code executedQueryString}: no address, no secret.
  String description();

  /// Makes what the transaction wrote survive more than the process: called after each commit.
  void sync();

  /// Frees what deleted rows took, so that their texts are in no file of the database any more.
  void compact();

  @Override
  void close();
}
