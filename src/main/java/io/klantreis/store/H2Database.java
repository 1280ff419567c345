package io.klantreis.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.h2.jdbcx.JdbcDataSource;
import org.jdbi.v3.core.Jdbi;

/// An H2 file that this process owns.
final class H2Database implements Database {
  /// Held here, since loggers that nobody holds forget their level: a pool that opens and closes is
  /// no news.
  private static final Logger POOL_LOG = Logger.getLogger("com.zaxxer.hikari");

  static {
    POOL_LOG.setLevel(Level.WARNING);
  }

  private final String url;
  private final String name;
  private HikariDataSource pool;
  private volatile Jdbi jdbi;

  H2Database(Path folder, String name) {
    String path = folder.resolve(name).toAbsolutePath().toString().replace(";", "\\;");
    this.url =
        "jdbc:h2:file:"
            + path
            + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;CACHE_SIZE=4096;TRACE_LEVEL_FILE=0";
    this.name = name;
    this.pool = open();
    this.jdbi = Jdbi.create(pool);
  }

  private HikariDataSource open() {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL(url);
    source.setUser("sa");
    source.setPassword("");
    HikariConfig config = new HikariConfig();
    config.setDataSource(source);
    config.setPoolName("h2-" + name);
    config.setMaximumPoolSize(8);
    config.setMinimumIdle(1);
    return new HikariDataSource(config);
  }

  @Override
  public Jdbi jdbi() {
    return jdbi;
  }

  @Override
  public String description() {
    return "h2 " + name;
  }

  @Override
  public void sync() {
    jdbi.useHandle(handle -> handle.execute("checkpoint sync"));
  }

  /// H2 reuses space but keeps old texts in it for a while; closing it so writes a new file.
  @Override
  public void compact() {
    try {
      shutDown("shutdown compact");
    } finally {
      pool = open();
      jdbi = Jdbi.create(pool);
    }
  }

  @Override
  public void close() {
    shutDown("shutdown");
  }

  private void shutDown(String how) {
    pool.close();
    try (Connection connection = DriverManager.getConnection(url, "sa", "");
        Statement statement = connection.createStatement()) {
      statement.execute(how);
    } catch (SQLException e) {
      throw new StoreException("cannot close the store " + name + ": " + e.getMessage(), e);
    }
  }
}
