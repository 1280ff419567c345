package io.klantreis.jmh;

import static java.util.Objects.requireNonNull;

import io.klantreis.journey.index.IndexBuilder;
import io.klantreis.journey.index.JourneyIndex;
import io.klantreis.plugin.snapshot.KeptFile;
import io.klantreis.testing.MemorySource;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// How an index comes to be: from rows, from an older one, from its snapshot.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
public class IndexBenchmark {
  /// What an index is made from when not from all rows.
  @State(Scope.Benchmark)
  public static class Before {
    private @Nullable KeptFile file;
    JourneyIndex older = IndexBuilder.build(new MemorySource());

    KeptFile file() {
      return requireNonNull(file, "made before each trial");
    }

    /// An index without the last hundredth of the rows, and a snapshot with all.
    @Setup(Level.Trial)
    public void make(Asked asked) throws IOException {
      var most = new MemorySource();
      var all = asked.source.events();
      all.subList(0, all.size() - all.size() / 100).forEach(most::add);
      older = IndexBuilder.build(most);
      file = new KeptFile();
      file.save(asked.index);
    }

    @TearDown(Level.Trial)
    public void close() throws IOException {
      file().close();
    }
  }

  @Benchmark
  public JourneyIndex build(Asked asked) {
    return IndexBuilder.build(asked.source);
  }

  @Benchmark
  public JourneyIndex refresh(Asked asked, Before before) {
    return IndexBuilder.refresh(before.older, asked.source);
  }

  @Benchmark
  public long save(Asked asked, Before before) throws IOException {
    return before.file().save(asked.index);
  }

  @Benchmark
  public JourneyIndex load(Asked asked, Before before) throws IOException {
    return before.file().load(asked.index);
  }
}
