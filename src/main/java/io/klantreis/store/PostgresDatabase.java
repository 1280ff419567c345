package io.klantreis.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.sql.SQLException;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.postgresql.ds.PGSimpleDataSource;

/// A schema of a PostgreSQL server.
final class PostgresDatabase implements Database {
  private static final int CONNECT_SECONDS = 5;
  private static final int ANSWER_SECONDS = 600;

  private final PostgresAddress address;
  private final HikariDataSource pool;
  private final Jdbi jdbi;

  /// @throws StoreException if the server cannot be reached or does not let us in
  PostgresDatabase(PostgresAddress address) {
    this.address = address;
    try {
      this.pool = Pools.open(config(address));
    } catch (HikariPool.PoolInitializationException e) {
      throw new StoreException(
          "cannot use %s as %s: %s".formatted(address, address.user(), reason(e)), e);
    }
    this.jdbi = Jdbi.create(pool);
  }

  private static HikariConfig config(PostgresAddress address) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setServerNames(new String[] {address.host()});
    source.setPortNumbers(new int[] {address.port()});
    source.setDatabaseName(address.database());
    source.setUser(address.user());
    source.setPassword(address.password());
    // quoted, or a name with capitals is another
    source.setCurrentSchema("\"" + address.schema() + "\"");
    source.setSslMode(address.sslMode());
    source.setGssEncMode("disable");
    source.setApplicationName("klantreis");
    source.setConnectTimeout(CONNECT_SECONDS);
    source.setLoginTimeout(2 * CONNECT_SECONDS);
    source.setSocketTimeout(ANSWER_SECONDS);
    source.setTcpKeepAlive(true);
    HikariConfig config = new HikariConfig();
    config.setDataSource(source);
    config.setPoolName("postgres-" + address.database());
    config.setMaximumPoolSize(4);
    config.setMinimumIdle(0);
    config.setConnectionTimeout(2_000L * CONNECT_SECONDS);
    return config;
  }

  /// Makes the schema where it is missing, which only stores of our own need.
  void makeSchema() {
    try {
      jdbi.useHandle(handle -> {
        boolean there =
            handle
                    .createQuery(
                        "select count(*) from information_schema.schemata where schema_name = :name")
                    .bind("name", address.schema())
                    .mapTo(Integer.class)
                    .one()
                > 0;
        if (!there) {
          // checked by the settings: letters, digits, _ and $
          handle.execute("create schema if not exists \"" + address.schema() + "\"");
        }
      });
    } catch (JdbiException e) {
      throw new StoreException(
          "schema %s of %s cannot be made: %s".formatted(address.schema(), address, reason(e)), e);
    }
  }

  /// What the database itself said: without the statement, whose values are nobody's business.
  static String reason(Throwable thrown) {
    Throwable cause = thrown;
    while (cause != null) {
      if (cause instanceof SQLException said && said.getMessage() != null) {
        return said.getMessage();
      }
      cause = cause.getCause();
    }
    return String.valueOf(thrown.getMessage());
  }

  @Override
  public Jdbi jdbi() {
    return jdbi;
  }

  @Override
  public String description() {
    return "postgres " + address.schema();
  }

  /// A commit is on disk already, unless the server's keeper wants it otherwise.
  @Override
  public void sync() {}

  /// Writes the tables anew. Backups and the server's own log are in its keeper's hands.
  @Override
  public void compact() {
    jdbi.useHandle(handle -> handle.execute("vacuum full event_block"));
  }

  @Override
  public void close() {
    pool.close();
  }
}
