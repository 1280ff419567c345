package io.klantreis.plugin.model;

import static java.util.Objects.requireNonNull;

import io.klantreis.journey.model.StageModels;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The stage models in use: the product's own and those of a folder of the user's, where a file may
/// bring a model, replace one of the product's or extend it. Whoever asks gets what holds now and
/// keeps it for as long as the question runs.
///
/// The folder is looked at when somebody asks, at most once a second. A file that cannot be used
/// leaves what it said before in force; what is wrong with it is told until it is mended.
/// Thread-safe.
public final class ModelFolder {
  /// The models that hold, and what is wrong with files of the folder.
  ///
  /// @param faults one line a file, with the file's name, its line and the reason
  /// @param own the ids that the folder brings or changes
  public record Snapshot(StageModels models, List<String> faults, List<String> own) {
    public Snapshot {
      requireNonNull(models, "models is null");
      faults = List.copyOf(faults);
      own = List.copyOf(own);
    }
  }

  /// How a file looked when it was read.
  private record Seen(long modifiedMillis, long size) {}

  private static final Logger LOG = Logger.getLogger(ModelFolder.class.getName());
  private static final long PAUSE_NANOS = 1_000_000_000L;
  private static final long MOST_BYTES = 1 << 20;
  private static final int MOST_FILES = 200;

  /// A file that was written so shortly before it was read may have been written again within the
  /// same tick of its file system's clock.
  private static final long SETTLED_MILLIS = 2_000;

  private final @Nullable Path folder;
  private final Map<String, String> underneath;
  private final LongSupplier nanos;
  private final Clock clock;

  // All guarded by this.
  private Map<String, Seen> seen = Map.of();
  private Map<String, String> good = Map.of();
  private Snapshot snapshot;
  private long lookedNanos;
  private boolean settled;

  /// @param folder need not be there; null where there is none
  /// @param underneath files that are laid over the product's before the folder's
  private ModelFolder(
      @Nullable Path folder, Map<String, String> underneath, LongSupplier nanos, Clock clock) {
    this.folder = folder;
    this.underneath = underneath;
    this.nanos = nanos;
    this.clock = clock;
    this.snapshot = new Snapshot(models(Map.of()), List.of(), List.of());
    this.lookedNanos = nanos.getAsLong() - 2 * PAUSE_NANOS;
  }

  /// The product's models and the folder's.
  public static ModelFolder of(Path folder) {
    return new ModelFolder(folder, Map.of(), System::nanoTime, Clock.systemUTC());
  }

  /// The same, and what is known of the demo shop.
  public static ModelFolder ofDemo(Path folder) {
    return new ModelFolder(folder, ModelFiles.demo(), System::nanoTime, Clock.systemUTC());
  }

  /// The product's models alone.
  public static ModelFolder none() {
    return new ModelFolder(null, Map.of(), System::nanoTime, Clock.systemUTC());
  }

  /// The product's models and what is known of the demo shop, without a folder.
  public static ModelFolder demoOnly() {
    return new ModelFolder(null, ModelFiles.demo(), System::nanoTime, Clock.systemUTC());
  }

  static ModelFolder of(Path folder, LongSupplier nanos, Clock clock) {
    return new ModelFolder(folder, Map.of(), nanos, clock);
  }

  /// What holds now.
  public synchronized Snapshot current() {
    if (folder != null && nanos.getAsLong() - lookedNanos >= PAUSE_NANOS) {
      look(folder);
      lookedNanos = nanos.getAsLong();
    }
    return snapshot;
  }

  private void look(Path where) {
    Map<String, Seen> now;
    try {
      now = list(where);
    } catch (IOException e) {
      String fault = where.getFileName() + ": the folder cannot be read: " + reason(e);
      tell(List.of(fault));
      snapshot = new Snapshot(snapshot.models(), List.of(fault), snapshot.own());
      settled = false;
      return;
    }
    if (now.equals(seen) && settled) {
      return;
    }
    settled =
        now.values().stream()
            .allMatch(file -> file.modifiedMillis() < clock.millis() - SETTLED_MILLIS);
    seen = now;
    List<String> faults = new ArrayList<>();
    take(read(where, now, faults), faults);
  }

  /// Files that may hold models, by name.
  private static Map<String, Seen> list(Path where) throws IOException {
    Map<String, Seen> files = new TreeMap<>();
    try (DirectoryStream<Path> paths = Files.newDirectoryStream(where, "*.{yaml,yml}")) {
      for (Path path : paths) {
        String name = path.getFileName().toString();
        BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
        if (file.isRegularFile() && !name.startsWith(".")) {
          files.put(name, new Seen(file.lastModifiedTime().toMillis(), file.size()));
        }
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      return files; // nobody made the folder: there are no models in it
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return files;
  }

  private Map<String, String> read(Path where, Map<String, Seen> files, List<String> faults) {
    Map<String, String> texts = new TreeMap<>();
    files.forEach((name, file) -> {
      String text = null;
      if (texts.size() >= MOST_FILES) {
        faults.add(name + ":1: there are more than " + MOST_FILES + " files; it is left out");
      } else if (file.size() > MOST_BYTES) {
        faults.add(name + ":1: the file is larger than " + MOST_BYTES + " bytes");
      } else {
        try {
          text = Files.readString(where.resolve(name), StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
          faults.add(name + ":1: the file is not UTF-8");
        } catch (IOException e) {
          faults.add(name + ":1: the file cannot be read: " + reason(e));
        }
      }
      String kept = text == null ? good.get(name) : text;
      if (kept != null) {
        texts.put(name, kept);
      }
    });
    return texts;
  }

  private static String reason(IOException e) {
    return e.getClass().getSimpleName();
  }

  /// Takes as many of the texts as can be used together; for the others what they said before.
  private void take(Map<String, String> texts, List<String> faults) {
    Map<String, String> usable = new TreeMap<>(texts);
    StageModels models = null;
    while (models == null) {
      try {
        models = models(usable);
      } catch (ModelFileException e) {
        String file = e.file();
        faults.add(String.valueOf(e.getMessage()));
        String before = good.get(file);
        if (before == null || before.equals(usable.get(file))) {
          // A fault in none of these files cannot be mended by leaving one of them out.
          if (usable.remove(file) == null) {
            usable.clear();
          }
        } else {
          usable.put(file, before);
        }
      }
    }
    tell(faults);
    good = usable;
    snapshot = new Snapshot(models, faults, ModelFiles.ids(usable));
  }

  private void tell(List<String> faults) {
    for (String fault : faults) {
      if (!snapshot.faults().contains(fault)) {
        LOG.log(Level.WARNING, "stage model not taken, what was there before stays: {0}", fault);
      }
    }
  }

  private StageModels models(Map<String, String> files) {
    return ModelFiles.read(List.of(ModelFiles.product(), underneath, files));
  }
}
