package io.klantreis.store;

import static java.util.Objects.requireNonNull;

/// Where a PostgreSQL database is and who asks. Never a URL, so that nobody can smuggle options in.
///
/// @param schema where the tables are; made where it is missing
/// @param sslMode as libpq calls them: `disable` … `verify-full`
public record PostgresAddress(
    String host,
    int port,
    String database,
    String user,
    String password,
    String schema,
    String sslMode) {
  public PostgresAddress {
    requireNonNull(host, "host is null");
    requireNonNull(database, "database is null");
    requireNonNull(user, "user is null");
    requireNonNull(password, "password is null");
    requireNonNull(schema, "schema is null");
    requireNonNull(sslMode, "sslMode is null");
  }

  /// Without the password.
  @Override
  public String toString() {
    return "PostgreSQL %s:%d/%s".formatted(host, port, database);
  }
}
