package io.klantreis.jmh;

import io.klantreis.journey.funnel.FunnelResult;
import io.klantreis.journey.index.Block;
import io.klantreis.journey.spi.QueryScope;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/// An ordered funnel of three steps, ours beside a plain pass over the same columns.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class FunnelBenchmark {
  @Benchmark
  public FunnelResult ours(Asked asked) {
    return asked.engine.funnel(asked.funnel(), QueryScope.unbounded());
  }

  /// How many customers got to each step: from each event of the first step on, the next event of
  /// each further one.
  @Benchmark
  public long[] plain(Asked asked) {
    int[] steps =
        asked.log.steps().stream().mapToInt(step -> asked.index.codes().of(step)[0]).toArray();
    long[] entered = new long[steps.length];
    for (int b = 0; b < asked.index.blocks(); b++) {
      Block block = asked.index.block(b);
      for (int customer = 0; customer < block.customers(); customer++) {
        int depth = depth(block, customer, steps, asked.log.windowMillis());
        for (int k = 0; k < depth; k++) {
          entered[k]++;
        }
      }
    }
    return entered;
  }

  private static int depth(Block block, int customer, int[] steps, long window) {
    int end = block.starts()[customer + 1];
    int deepest = 0;
    for (int entry = block.starts()[customer]; entry < end && deepest < steps.length; entry++) {
      if (block.codes().at(entry) != steps[0]) {
        continue;
      }
      long latest = block.times().at(entry) + window;
      int depth = 1;
      for (int i = entry + 1;
          i < end && depth < steps.length && block.times().at(i) <= latest;
          i++) {
        depth += block.codes().at(i) == steps[depth] ? 1 : 0;
      }
      deepest = Math.max(deepest, depth);
    }
    return deepest;
  }
}
