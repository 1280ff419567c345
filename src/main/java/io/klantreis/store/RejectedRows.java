package io.klantreis.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rows of a file that were not taken, in `FILE.rejected` beside it: one a line, its line
/// number, its field and reason, and the row itself, with tabs between. Where none was rejected,
/// the file of an earlier import goes.
final class RejectedRows implements AutoCloseable {
  private final Path beside;
  private @Nullable BufferedWriter writer;
  private Path written;
  private long count;

  RejectedRows(Path file) {
    this.beside = file.resolveSibling(file.getFileName() + ".rejected");
    this.written = beside;
  }

  void add(Rejection rejection, String row) {
    try {
      BufferedWriter open = writer;
      if (open == null) {
        open = create();
        writer = open;
      }
      open.write(
          "%d\t%s: %s\t%s\n"
              .formatted(rejection.line(), rejection.field(), rejection.reason(), oneLine(row)));
      count++;
    } catch (IOException e) {
      throw new StoreException("cannot write " + written + ": " + e.getMessage(), e);
    }
  }

  private BufferedWriter create() throws IOException {
    try {
      return Files.newBufferedWriter(beside, UTF_8);
    } catch (IOException readOnly) {
      written = Path.of("").toAbsolutePath().resolve(beside.getFileName());
      return Files.newBufferedWriter(written, UTF_8);
    }
  }

  private static String oneLine(String row) {
    return row.replace("\\", "\\\\").replace("\r", "\\r").replace("\n", "\\n");
  }

  long count() {
    return count;
  }

  Optional<Path> writtenTo() {
    return count == 0 ? Optional.empty() : Optional.of(written);
  }

  void finish() {
    close();
    if (count == 0) {
      try {
        Files.deleteIfExists(beside);
      } catch (IOException readOnly) {
        // then it is not ours
      }
    }
  }

  @Override
  public void close() {
    try {
      BufferedWriter open = writer;
      if (open != null) {
        open.close();
      }
    } catch (IOException e) {
      throw new StoreException("cannot write " + written + ": " + e.getMessage(), e);
    }
  }
}
