package io.klantreis.sdk.internal.arrow;

import static org.assertj.core.api.Assertions.assertThat;

import io.klantreis.sdk.data.Frame;
import io.klantreis.sdk.data.FrameJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoLeaks.class)
class ArrowFramesFuzzTest {
  private static final int FRAMES = 1500;

  /// Another start than the fixed one: `-Dklantreis.seed=N`.
  private static final long SEED = Long.getLong("klantreis.seed", 20261122L);

  @Test
  void encode_randomFrames_areReadBackEqual() {
    for (int i = 0; i < FRAMES; i++) {
      long seed = SEED + i;
      Frame frame = new RandomFrames(seed).next();
      int batch = 1 + i % 40;
      byte[] file = ArrowFrames.encode("fuzz", List.of(frame), ArrowFrames.LIMIT, batch).getFirst();
      assertThat(ArrowFrames.decode(file))
          .as("seed %d, batches of %d rows: %s", seed, batch, json(frame))
          .isEqualTo(frame);
    }
  }

  private static String json(Frame frame) {
    return new String(FrameJson.encode(frame), StandardCharsets.UTF_8);
  }
}
