package io.klantreis.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Assumptions;

/// The folder `shared` beside the repository: published cases and real logs that are not part of
/// it. Tests that need it do not run without it, and say so on one line.
public final class SharedFolder {
  private static final ConcurrentHashMap<String, Boolean> TOLD = new ConcurrentHashMap<>();

  private SharedFolder() {}

  /// The folder: `-Dklantreis.shared=DIR`, else beside the repository.
  public static Optional<Path> find() {
    String given = System.getProperty("klantreis.shared");
    if (given != null && !given.isEmpty()) {
      return Optional.of(Path.of(given)).filter(Files::isDirectory);
    }
    for (String place : new String[] {"../shared", "../../shared"}) {
      Path path = Path.of(place);
      if (Files.isRegularFile(path.resolve("contract.md"))) {
        return Optional.of(path);
      }
    }
    return Optional.empty();
  }

  /// A file of the folder, or the end of the calling test.
  public static Path require(String file) {
    Optional<Path> path = find().map(folder -> folder.resolve(file)).filter(Files::exists);
    if (path.isEmpty()) {
      String why = "not run: needs ../shared/" + file + ", which is not there";
      if (TOLD.putIfAbsent(file, true) == null) {
        System.out.println(caller() + " " + why);
      }
      Assumptions.abort(why);
    }
    return path.get();
  }

  private static String caller() {
    return StackWalker.getInstance()
        .walk(frames ->
            frames
                .filter(frame -> !frame.getClassName().equals(SharedFolder.class.getName()))
                .findFirst()
                .map(frame -> frame.getClassName().replaceAll(".*\\.", ""))
                .orElse("a test"));
  }
}
