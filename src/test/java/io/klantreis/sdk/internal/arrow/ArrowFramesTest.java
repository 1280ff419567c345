package io.klantreis.sdk.internal.arrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.klantreis.sdk.data.Field;
import io.klantreis.sdk.data.FieldBuilder;
import io.klantreis.sdk.data.FieldType;
import io.klantreis.sdk.data.Frame;
import io.klantreis.sdk.data.FrameException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.arrow.vector.util.ByteArrayReadableSeekableByteChannel;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoLeaks.class)
class ArrowFramesTest {
  @TestFactory
  List<DynamicTest> encode_everySample_isReadBackEqual() {
    return SampleFrames.all().entrySet().stream()
        .map(sample ->
            DynamicTest.dynamicTest(
                sample.getKey(),
                () ->
                    assertThat(ArrowFrames.decode(ArrowFrames.encode(sample.getValue())))
                        .isEqualTo(sample.getValue())))
        .toList();
  }

  @Test
  void samples_haveEveryFieldTypeInBothNullabilities() {
    for (FieldType type : FieldType.values()) {
      for (boolean nullable : new boolean[] {true, false}) {
        assertThat(SampleFrames.all().values())
            .anyMatch(frame ->
                frame.fields().stream()
                    .anyMatch(f -> f.type() == type && f.isNullable() == nullable));
      }
    }
  }

  @Test
  void encode_schema_saysWhatGrafanaReads() throws IOException {
    Schema schema = schema(ArrowFrames.encode(SampleFrames.named("config")));
    assertThat(schema.getCustomMetadata()).containsOnlyKeys("name", "refId");
    var column = schema.getFields().getFirst();
    assertThat(column.isNullable()).isTrue();
    assertThat(column.getMetadata())
        .containsOnlyKeys("name", "tstype", "labels", "config")
        .containsEntry("tstype", "number")
        .containsEntry("labels", "{\"group\":\"\",\"step\":\"één\"}");
    assertThat(schema(ArrowFrames.encode(SampleFrames.named("time-Time"))).getFields())
        .allMatch(field -> "time".equals(field.getMetadata().get("tstype")))
        .noneMatch(org.apache.arrow.vector.types.pojo.Field::isNullable);
  }

  @Test
  void encode_noLabelsNoConfigNoMeta_leavesTheirTextsOut() throws IOException {
    Schema schema = schema(ArrowFrames.encode(SampleFrames.ofType(FieldType.INT64, false, false)));
    assertThat(schema.getCustomMetadata()).doesNotContainKey("meta");
    assertThat(schema.getFields().getFirst().getMetadata()).containsOnlyKeys("name", "tstype");
  }

  @Test
  void encode_batchesOfAnySize_holdTheSameRows() {
    Frame frame = SampleFrames.named("string-nullable");
    for (int rows : new int[] {1, 2, 3, 7, 1000}) {
      byte[] file =
          ArrowFrames.encode("response", List.of(frame), ArrowFrames.LIMIT, rows).getFirst();
      assertThat(ArrowFrames.decode(file)).isEqualTo(frame);
    }
  }

  @Test
  void encode_aboveTheLimit_saysSoAndHoldsNothing() {
    Frame frame = Frame.builder("large").field(Field.float64("x", new double[16_384])).build();
    assertThatThrownBy(() -> ArrowFrames.encode("response", List.of(frame), 1 << 14, 16_384))
        .isInstanceOf(FrameException.class)
        .hasMessage("frame \"large\": takes more than 16 KiB while being sent");
  }

  @Test
  void encode_hundredThousandRows_takesOneBatchOfMemoryAtATime() {
    double[] values = new double[100_000];
    Arrays.setAll(values, row -> row / 7.0);
    var frame = Frame.builder("large");
    for (int i = 0; i < 8; i++) {
      frame.field(Field.float64("c" + i, values));
    }
    byte[] file =
        ArrowFrames.encode("response", List.of(frame.build()), 4 << 20, 16_384).getFirst();
    assertThat(ArrowFrames.decode(file)).isEqualTo(frame.build());
  }

  @Test
  void encode_longTexts_goInSmallBatches() {
    FieldBuilder text = Field.builder("text", FieldType.STRING);
    for (int row = 0; row < 2000; row++) {
      text.add(("é" + row).repeat(5000));
    }
    Frame frame = Frame.builder("texts").field(text).build();
    byte[] file = ArrowFrames.encode("response", List.of(frame), 32 << 20, 16_384).getFirst();
    assertThat(file.length).isGreaterThan(50_000_000);
    assertThat(ArrowFrames.decode(file)).isEqualTo(frame);
  }

  @Test
  void encode_fromManyThreads_givesTheSameFiles() {
    Frame frame = SampleFrames.named("batches");
    byte[] alone = ArrowFrames.encode(frame);
    var files = new ConcurrentLinkedQueue<byte[]>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 32; i++) {
        threads.execute(() -> files.add(ArrowFrames.encode(frame)));
      }
    }
    assertThat(files).hasSize(32).allSatisfy(file -> assertThat(file).isEqualTo(alone));
  }

  @Test
  void encode_severalFrames_givesAFileEach() {
    List<Frame> frames = List.copyOf(SampleFrames.all().values());
    List<byte[]> files = ArrowFrames.encode("query A", frames);
    assertThat(files.stream().map(ArrowFrames::decode)).isEqualTo(frames);
  }

  @Test
  void decode_noArrow_saysSo() {
    assertThatThrownBy(() -> ArrowFrames.decode(new byte[] {1, 2, 3}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("not an Arrow file");
    byte[] file = ArrowFrames.encode(SampleFrames.named("meta"));
    assertThatThrownBy(() -> ArrowFrames.decode(Arrays.copyOf(file, file.length / 2)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void decode_typeThatFramesDoNotHave_namesTheField() throws IOException {
    byte[] file = foreign(new ArrowType.Date(org.apache.arrow.vector.types.DateUnit.DAY));
    assertThatThrownBy(() -> ArrowFrames.decode(file))
        .isInstanceOf(FrameException.class)
        .hasMessage("field \"day\": is an Arrow Date(DAY), which frames do not have");
  }

  @Test
  void warmUp_runsTwice() {
    ArrowFrames.warmUp();
    ArrowFrames.warmUp();
  }

  private static byte[] foreign(ArrowType type) throws IOException {
    var out = new ByteArrayOutputStream();
    var column = org.apache.arrow.vector.types.pojo.Field.nullable("day", type);
    try (var memory = new RootAllocator();
        var root = VectorSchemaRoot.create(new Schema(List.of(column), Map.of()), memory);
        var writer = new ArrowFileWriter(root, null, Channels.newChannel(out))) {
      writer.start();
      writer.end();
    }
    return out.toByteArray();
  }

  private static Schema schema(byte[] file) throws IOException {
    try (var memory = new RootAllocator();
        var reader = new ArrowFileReader(new ByteArrayReadableSeekableByteChannel(file), memory)) {
      return reader.getVectorSchemaRoot().getSchema();
    }
  }
}
