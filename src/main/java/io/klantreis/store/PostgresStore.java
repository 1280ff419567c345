package io.klantreis.store;

import io.klantreis.journey.spi.EventSource;
import org.jdbi.v3.core.JdbiException;

/// Stores in PostgreSQL: our own tables, or one of somebody else's.
public final class PostgresStore {
  private PostgresStore() {}

  /// Opens the store in the address's schema, and makes its tables where they are missing. Several
  /// processes may have it open; their writers wait for each other.
  ///
  /// @throws StoreException if the database cannot be reached or used; says why, without the
  ///   password
  public static EventStore open(PostgresAddress address) {
    PostgresDatabase database = new PostgresDatabase(address);
    try {
      database.makeSchema();
      return new SqlEventStore(
          database,
          "postgresql",
          (state, rescan) -> new SeenIdsTable(new BlockTable()),
          /* snapshot= */ null);
    } catch (JdbiException e) {
      database.close();
      throw new StoreException(
          "cannot make the tables in %s: %s".formatted(address, PostgresDatabase.reason(e)), e);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /// Reads a table or view that is there already, and writes nothing.
  ///
  /// @throws StoreException if it cannot be reached or read, or a column is not there
  public static EventSource table(PostgresAddress address, TableMapping mapping) {
    PostgresDatabase database = new PostgresDatabase(address);
    try {
      return new MappedTable(database, mapping, address.schema());
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }
}
