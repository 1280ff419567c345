import static java.nio.file.attribute.PosixFilePermission.OWNER_EXECUTE;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** `java Zip.java FOLDER TOP ARCHIVE`: packs FOLDER/TOP with mode bits, for machines without a zip command. */
final class Zip {
  public static void main(String... args) throws IOException {
    var root = Path.of(args[0]);
    var archive = URI.create("jar:" + Path.of(args[2]).toUri());
    var options = Map.of("create", "true", "enablePosixFileAttributes", "true");
    try (var zip = FileSystems.newFileSystem(archive, options);
        var files = Files.walk(root.resolve(args[1])).sorted()) {
      for (var file : (Iterable<Path>) files::iterator) {
        add(file, zip.getPath(root.relativize(file).toString()));
      }
    }
  }

  private static void add(Path file, Path entry) throws IOException {
    boolean folder = Files.isDirectory(file);
    if (folder) {
      Files.createDirectories(entry);
    } else {
      Files.copy(file, entry);
    }
    boolean runs = folder || Files.getPosixFilePermissions(file).contains(OWNER_EXECUTE);
    Files.setPosixFilePermissions(
        entry, PosixFilePermissions.fromString(runs ? "rwxr-xr-x" : "rw-r--r--"));
  }
}
