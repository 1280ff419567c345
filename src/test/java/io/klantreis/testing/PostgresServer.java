package io.klantreis.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/// A PostgreSQL of this machine, started on the loopback for as long as the tests run, with a
/// database `shop` and a user `klantreis` who needs a password.
public final class PostgresServer {
  public static final String USER = "klantreis";
  public static final String PASSWORD = "geheim-1";
  public static final String DATABASE = "shop";

  private static @Nullable PostgresServer started;
  private static @Nullable String why;

  private final Path bin;
  private final Path folder;
  private final int port;

  private PostgresServer(Path bin) throws IOException {
    this.bin = bin;
    this.folder = Files.createTempDirectory("klantreis-postgres");
    try (ServerSocket free = new ServerSocket(0)) {
      this.port = free.getLocalPort();
    }
  }

  /// The server; where PostgreSQL is missing or does not start, says so on one line and gives the
  /// test up.
  public static synchronized PostgresServer orSkip(String test) {
    if (started == null && why == null) {
      start();
    }
    PostgresServer server = started;
    if (server == null) {
      String line = test + " did not run: " + why;
      System.out.println(line);
      throw new TestAbortedException(line);
    }
    return server;
  }

  private static void start() {
    Path bin = find();
    if (bin == null) {
      why = "PostgreSQL's initdb is not on this machine";
      return;
    }
    try {
      var server = new PostgresServer(bin);
      Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
      server.initialize();
      started = server;
    } catch (IOException | SQLException | InterruptedException | IllegalStateException e) {
      why = "PostgreSQL does not start: " + e.getMessage();
    }
  }

  private static @Nullable Path find() {
    List<Path> places = new ArrayList<>();
    for (String entry : System.getenv().getOrDefault("PATH", "").split(":")) {
      places.add(Path.of(entry));
    }
    try (Stream<Path> versions = Files.list(Path.of("/usr/lib/postgresql"))) {
      versions.sorted(Comparator.reverseOrder()).forEach(at -> places.add(at.resolve("bin")));
    } catch (IOException none) {
      // not Debian's way
    }
    return places.stream()
        .filter(at -> Files.isExecutable(at.resolve("initdb")))
        .findFirst()
        .orElse(null);
  }

  private void initialize() throws IOException, SQLException, InterruptedException {
    Path password = folder.resolve("password");
    Files.writeString(password, PASSWORD);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-r--r--"));
    run(
        "initdb",
        "-D",
        data(),
        "-U",
        USER,
        "--pwfile=" + password,
        "-A",
        "scram-sha-256",
        "-E",
        "UTF8",
        "--no-sync");
    String options =
        "-p %d -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off"
            .formatted(port);
    run(
        "pg_ctl",
        "-D",
        data(),
        "-w",
        "-l",
        folder.resolve("log").toString(),
        "-o",
        options,
        "start");
    try (Connection admin = connect("postgres");
        var statement = admin.createStatement()) {
      statement.execute("create database " + DATABASE);
    }
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  private void run(String program, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      // PostgreSQL refuses to run as root
      command.addAll(List.of("runuser", "-u", "postgres", "--"));
    }
    command.add(bin.resolve(program).toString());
    command.addAll(List.of(arguments));
    Path output = Files.createTempFile("postgres", ".txt");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean ended = process.waitFor(60, TimeUnit.SECONDS);
    String said = Files.readString(output, StandardCharsets.UTF_8).strip();
    Files.delete(output);
    if (!ended || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IllegalStateException(program + ": " + said.lines().reduce("", (a, b) -> b));
    }
  }

  private void stop() {
    try {
      run("pg_ctl", "-D", data(), "-m", "immediate", "stop");
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException | IllegalStateException | UncheckedIOException left) {
      System.out.println("left behind: " + folder);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public int port() {
    return port;
  }

  /// A connection to the tests' database.
  public Connection connect() throws SQLException {
    return connect(DATABASE);
  }

  private Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/" + database, USER, PASSWORD);
  }
}
