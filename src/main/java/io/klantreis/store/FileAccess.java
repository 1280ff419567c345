package io.klantreis.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Says what is wrong with a store's files, and the command that mends it.
final class FileAccess {
  private static final List<String> ENDINGS = List.of(".mv.db", ".lock", ".ids");

  private FileAccess() {}

  /// @throws StoreException if a file of the store is there that this process may not read or write
  static void check(Path folder, String name) {
    if (!Files.isReadable(folder) || !Files.isWritable(folder)) {
      throw new StoreException(denied(folder));
    }
    for (String ending : ENDINGS) {
      Path file = folder.resolve(name + ending);
      if (Files.exists(file) && !(Files.isReadable(file) && Files.isWritable(file))) {
        throw new StoreException(denied(file));
      }
    }
  }

  static String cannotUse(Path file, IOException problem) {
    if (problem instanceof AccessDeniedException) {
      return denied(nearest(file));
    }
    return "cannot use %s: %s".formatted(file, problem.getMessage());
  }

  private static String denied(Path file) {
    String user = System.getProperty("user.name", "?");
    return "user %s may not read and write %s%s; mend it with: sudo chown -R %s %s"
        .formatted(user, file, owner(file), user, quoted(file));
  }

  private static String owner(Path file) {
    try {
      return ", which belongs to " + Files.getOwner(file).getName();
    } catch (IOException | UnsupportedOperationException unknown) {
      return "";
    }
  }

  /// The innermost of a file and its folders that exists: the one whose owner matters.
  private static Path nearest(Path file) {
    Path existing = file;
    while (!Files.exists(existing) && existing.getParent() != null) {
      existing = existing.getParent();
    }
    return existing;
  }

  private static String quoted(Path file) {
    String text = file.toString();
    return text.matches("[A-Za-z0-9_./-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }

  /// Gives what this process has made in a folder to the folder's owner, where it may do that: root
  /// imports for Grafana's user.
  static void giveToOwnerOf(Path folder, String name) {
    try {
      var owner = Files.getOwner(folder);
      List<Path> made = new ArrayList<>(List.of(folder.resolve(IngestServer.FOLDER)));
      ENDINGS.forEach(ending -> made.add(folder.resolve(name + ending)));
      made.add(folder.resolve(name + SnapshotFile.ENDING));
      for (Path file : made) {
        if (Files.exists(file) && !Files.getOwner(file).equals(owner)) {
          Files.setOwner(file, owner);
        }
      }
    } catch (IOException | UnsupportedOperationException leftAsItIs) {
      // the plugin says which command mends it when it cannot read the files
    }
  }
}
