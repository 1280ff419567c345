package io.klantreis.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Pools of connections, which say nothing when they open and close.
final class Pools {
  /// Held here, since loggers that nobody holds forget their level.
  private static final Logger LOG = Logger.getLogger("com.zaxxer.hikari");

  static {
    LOG.setLevel(Level.WARNING);
  }

  private Pools() {}

  static HikariDataSource open(HikariConfig config) {
    return new HikariDataSource(config);
  }
}
