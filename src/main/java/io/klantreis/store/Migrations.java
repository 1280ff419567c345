package io.klantreis.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Brings a database's tables to the newest form: the files of `db/KIND`, each once, in order.
final class Migrations {
  private static final List<String> FILES = List.of("V1__events.sql", "V2__identity.sql");
  private static final Pattern VERSION = Pattern.compile("V(\\d+)__.*\\.sql");

  private Migrations() {}

  /// @param kind the folder: `h2` or `postgresql`
  static void run(Jdbi jdbi, String kind) {
    jdbi.useTransaction(handle -> {
      if (kind.equals("postgresql")) {
        // several processes may open it at once
        handle.execute("select pg_advisory_xact_lock(7001)");
      }
      handle.execute(
          "create table if not exists store_version (version integer primary key, file varchar(200) not null)");
      int done =
          handle
              .createQuery("select coalesce(max(version), 0) from store_version")
              .mapTo(Integer.class)
              .one();
      for (String file : FILES) {
        int version = version(file);
        if (version > done) {
          apply(handle, kind, file, version);
        }
      }
      if (done > version(FILES.getLast())) {
        throw new StoreException(
            "the store was written by a newer Klantreis (form %d, this one knows %d); update this one"
                .formatted(done, version(FILES.getLast())));
      }
    });
  }

  private static void apply(Handle handle, String kind, String file, int version) {
    for (String statement : read(kind, file).split(";\\s*\\R", -1)) {
      if (!statement.isBlank()) {
        handle.execute(statement);
      }
    }
    handle.execute("insert into store_version (version, file) values (?, ?)", version, file);
  }

  private static int version(String file) {
    Matcher matcher = VERSION.matcher(file);
    if (!matcher.matches()) {
      throw new IllegalStateException(file + " is no name of a migration");
    }
    return Integer.parseInt(matcher.group(1));
  }

  private static String read(String kind, String file) {
    String path = String.format(Locale.ROOT, "/db/%s/%s", kind, file);
    try (InputStream in = Migrations.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException(path + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new StoreException("cannot read " + path, e);
    }
  }
}
