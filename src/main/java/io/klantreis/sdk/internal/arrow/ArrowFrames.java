package io.klantreis.sdk.internal.arrow;

import io.klantreis.sdk.data.EnumConfig;
import io.klantreis.sdk.data.Field;
import io.klantreis.sdk.data.FieldBuilder;
import io.klantreis.sdk.data.FieldConfig;
import io.klantreis.sdk.data.FieldType;
import io.klantreis.sdk.data.Frame;
import io.klantreis.sdk.data.FrameException;
import io.klantreis.sdk.data.FrameMeta;
import io.klantreis.sdk.data.FrameType;
import io.klantreis.sdk.data.Labels;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.OutOfMemoryException;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.memory.unsafe.UnsafeAllocationManager;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.util.ByteArrayReadableSeekableByteChannel;

/// Frames to Arrow files and back. Thread-safe.
///
/// Each response has an allocator of its own, named after it and limited, that is closed before the
/// bytes are handed on: memory outside the heap is held only while a frame is being written, and
/// then for one batch of rows at a time.
///
/// ```java
/// byte[] file = ArrowFrames.encode(frame);
/// List<byte[]> files = ArrowFrames.encode("query A", frames);
/// ```
public final class ArrowFrames {
  /// How much memory outside the heap one response may take. It is held for one batch of rows at a
  /// time, so this is generous.
  static final long LIMIT = 64L << 20;

  /// How much all responses together may take.
  private static final long LIMIT_OF_ALL = 256L << 20;

  private static final int BATCH_ROWS = 16_384;
  private static final int BATCH_BYTES = 4 << 20;

  private ArrowFrames() {}

  /// Created when first used, not when the class is loaded. The kind of memory is named here, for
  /// Arrow would search the class path for it; and it would tell each start of a process about it.
  private static final class Root {
    private static final Logger ARROW_LOG = Logger.getLogger("org.apache.arrow");

    static final RootAllocator ALLOCATOR;

    static {
      ARROW_LOG.setLevel(Level.WARNING);
      ALLOCATOR =
          new RootAllocator(
              RootAllocator.configBuilder()
                  .allocationManagerFactory(UnsafeAllocationManager.FACTORY)
                  .maxAllocation(LIMIT_OF_ALL)
                  .build());
    }
  }

  /// The frame as an Arrow file.
  ///
  /// @throws FrameException if the frame takes more memory than a response may
  public static byte[] encode(Frame frame) {
    return encode(frame.name(), List.of(frame)).getFirst();
  }

  /// A response's frames as Arrow files, one each.
  ///
  /// @throws FrameException if a frame takes more memory than a response may
  public static List<byte[]> encode(String response, List<Frame> frames) {
    return encode(response, frames, LIMIT, BATCH_ROWS);
  }

  static List<byte[]> encode(String response, List<Frame> frames, long limit, int batchRows) {
    try (BufferAllocator memory = Root.ALLOCATOR.newChildAllocator(response, 0, limit)) {
      var files = new ArrayList<byte[]>(frames.size());
      var metas = new IdentityHashMap<FrameMeta, String>();
      for (Frame frame : frames) {
        files.add(write(frame, metas, memory, batchRows));
      }
      return files;
    }
  }

  /// Reads an Arrow file into a frame: for tests and for reading what another wrote.
  ///
  /// @throws FrameException if a column is of a type that frames do not have
  /// @throws IllegalArgumentException if the bytes are no Arrow file
  public static Frame decode(byte[] file) {
    try (BufferAllocator memory = Root.ALLOCATOR.newChildAllocator("decode", 0, LIMIT);
        var reader = new ArrowFileReader(new ByteArrayReadableSeekableByteChannel(file), memory)) {
      return ArrowColumns.read(reader);
    } catch (IOException | RuntimeException e) {
      if (e instanceof FrameException fault) {
        throw fault;
      }
      throw new IllegalArgumentException("not an Arrow file: " + e.getMessage(), e);
    }
  }

  /// Loads what the first frame would otherwise wait for, by writing one of every type. To be
  /// called once the handshake is done, from a thread that nobody waits for.
  public static void warmUp() {
    Frame.Builder frame = Frame.builder("warm-up").meta(FrameMeta.of(FrameType.TABLE));
    for (FieldType type : FieldType.values()) {
      FieldBuilder field =
          Field.builder(type.id(), type)
              .nullable()
              .labels(Labels.of("a", "b"))
              .config(FieldConfig.builder().unit("ms").enumConfig(EnumConfig.of("one")).build());
      frame.field(field.addNull());
    }
    encode(frame.build());
  }

  /// Bytes outside the heap held now: 0 whenever no frame is being written or read.
  public static long allocatedBytes() {
    return Root.ALLOCATOR.getAllocatedMemory();
  }

  private static byte[] write(
      Frame frame, Map<FrameMeta, String> metas, BufferAllocator memory, int maxBatchRows) {
    int size = ArrowColumns.roughSize(frame);
    int batchRows = Math.min(maxBatchRows, rowsOf(BATCH_BYTES, frame, size));
    var file = new ByteArrayOutputStream(size);
    try (var root = VectorSchemaRoot.create(ArrowSchema.of(frame, metas), memory);
        var writer = new ArrowFileWriter(root, null, Channels.newChannel(file))) {
      writer.start();
      for (int from = 0; from < frame.rows(); from += batchRows) {
        int rows = Math.min(batchRows, frame.rows() - from);
        for (int i = 0; i < frame.fields().size(); i++) {
          ArrowColumns.fill(root.getVector(i), frame.fields().get(i), from, rows);
        }
        root.setRowCount(rows);
        writer.writeBatch();
      }
      writer.end();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to memory", e);
    } catch (OutOfMemoryException e) {
      throw FrameException.ofFrame(
          frame.name(), "takes more than " + (memory.getLimit() >> 10) + " KiB while being sent");
    }
    return file.toByteArray();
  }

  /// How many of the frame's rows make so many bytes: few where texts are long.
  private static int rowsOf(int bytes, Frame frame, int size) {
    int bytesOfRow = Math.max(1, size / Math.max(1, frame.rows()));
    return Math.max(1, bytes / bytesOfRow);
  }
}
