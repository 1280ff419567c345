package io.klantreis.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.jdbcx.JdbcDataSource;
import org.jdbi.v3.core.Jdbi;

/// An H2 file that this process owns.
final class H2Database implements Database {
  private final String url;
  private final String name;
  private HikariDataSource pool;
  private volatile Jdbi jdbi;

  H2Database(Path folder, String name) {
    // Without the second, H2 2.5.252 forgets what was committed since a file was last closed in
    // order
    // where it had put it into free space and the process is then killed.
    this(folder, name, ";WRITE_DELAY=0;REUSE_SPACE=FALSE");
  }

  private H2Database(Path folder, String name, String how) {
    String path = folder.resolve(name).toAbsolutePath().toString().replace(";", "\\;");
    this.url =
        "jdbc:h2:file:" + path + how + ";DB_CLOSE_ON_EXIT=FALSE;CACHE_SIZE=4096;TRACE_LEVEL_FILE=0";
    this.name = name;
    this.pool = open();
    this.jdbi = Jdbi.create(pool);
  }

  /// A database of somebody else's, which is not written to.
  static H2Database readOnly(Path folder, String name) {
    return new H2Database(folder, name, ";IFEXISTS=TRUE;ACCESS_MODE_DATA=r");
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
    return Pools.open(config);
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
