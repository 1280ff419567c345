package io.klantreis.plugin.snapshot;

import io.klantreis.journey.index.IndexImage;
import io.klantreis.journey.index.JourneyIndex;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A snapshot in a file of its own, for benchmarks.
public final class KeptFile implements AutoCloseable {
  private final Path file;

  public KeptFile() throws IOException {
    this.file = Files.createTempFile("klantreis", ".index");
  }

  /// Writes an index, without waiting for the disk, and tells how many bytes that took.
  public long save(JourneyIndex index) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
      var out = new SnapshotWriter(channel, () -> false);
      IndexImage.save(index, out);
      out.finish(Binding.of(index.source(), index.watermark()));
      return channel.size();
    }
  }

  /// Reads the index back that was written last.
  public JourneyIndex load(JourneyIndex written) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return IndexImage.load(new SnapshotReader(channel)).of(written.source());
    }
  }

  @Override
  public void close() throws IOException {
    Files.delete(file);
  }
}
