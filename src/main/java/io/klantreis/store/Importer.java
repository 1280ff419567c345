package io.klantreis.store;

import static java.util.Objects.requireNonNull;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Imports files of events into a store of this machine, whoever owns it: where another process has
/// it open, that one takes the events over its socket. One thread reads while another writes.
public final class Importer {
  private final Path folder;
  private final String store;

  /// What became of the files.
  ///
  /// @param imported events that are on disk now
  /// @param duplicates events whose `event_id` was there before
  /// @param rejectedFiles where the rejected rows are, with line and reason
  public record Summary(long imported, long duplicates, long rejected, List<Path> rejectedFiles) {
    public Summary {
      rejectedFiles = List.copyOf(rejectedFiles);
    }
  }

  /// Is told now and then how far an import is.
  public interface Progress {
    void read(Path file, long events);
  }

  /// @throws StoreException if that is no name of a store
  public Importer(Path folder, String store) {
    this.folder = requireNonNull(folder, "folder is null").toAbsolutePath().normalize();
    this.store = StoreDirectory.checked(store);
  }

  /// @param format null where each file's name says it
  /// @throws StoreException if a file or the store cannot be used; what was read before is kept
  public Summary run(
      List<Path> files, @Nullable EventFormat format, FieldMap map, Progress progress) {
    for (Path file : files) {
      if (!Files.isReadable(file) || Files.isDirectory(file)) {
        throw new StoreException("cannot read " + file);
      }
    }
    long imported = 0;
    long duplicates = 0;
    long rejected = 0;
    List<Path> rejectedFiles = new ArrayList<>();
    try (ImportTarget target = ImportTarget.open(folder, store)) {
      for (Path file : files) {
        EventFormat its = format == null ? EventFormat.ofFile(file.toString()) : format;
        try (ImportRun run = new ImportRun(file, target, progress)) {
          read(file, EventReader.of(its, map), run);
          imported += run.accepted();
          duplicates += run.duplicates();
          rejected += run.rejectedRows().count();
          run.rejectedRows().writtenTo().ifPresent(rejectedFiles::add);
        }
      }
    }
    return new Summary(imported, duplicates, rejected, rejectedFiles);
  }

  private static void read(Path file, EventReader reader, ImportRun run) {
    try (InputStream in =
        EventReader.unpacked(new BufferedInputStream(Files.newInputStream(file)))) {
      reader.read(in, run);
      run.finish();
    } catch (IOException e) {
      throw new StoreException("cannot read " + file + ": " + e.getMessage(), e);
    } catch (StoreException e) {
      throw run.isItsOwn(e) ? e : new StoreException(file + " " + e.getMessage(), e);
    }
  }
}
