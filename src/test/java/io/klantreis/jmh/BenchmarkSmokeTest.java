package io.klantreis.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import io.klantreis.journey.funnel.FunnelResult;
import io.klantreis.journey.index.IndexImage;
import io.klantreis.journey.index.SameIndex;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openjdk.jmh.annotations.Benchmark;

/// Runs what each benchmark measures once, on few events, and looks at what comes out.
class BenchmarkSmokeTest {
  private static final int EVENTS = 6_000;

  private static Asked asked(Log log) {
    var asked = new Asked();
    asked.log = log;
    asked.events = EVENTS;
    asked.make();
    return asked;
  }

  @ParameterizedTest
  @EnumSource
  void funnel_oursAndThePlainPass_countTheSame(Log log) {
    Asked asked = asked(log);
    var benchmark = new FunnelBenchmark();
    FunnelResult ours = benchmark.ours(asked);
    long[] entered =
        ours.groups().get(0).rows().stream().mapToLong(FunnelResult.Row::entered).toArray();

    assertThat(entered).isEqualTo(benchmark.plain(asked));
    assertThat(entered[entered.length - 1]).isPositive();
    asked.close();
  }

  @ParameterizedTest
  @EnumSource
  void questions_haveAnAnswer(Log log) {
    Asked asked = asked(log);
    var benchmark = new QuestionBenchmark();

    assertThat(benchmark.stageDuration(asked).toString()).contains("awareness");
    // nobody rated a ticket
    assertThat(benchmark.sentiment(asked).facts().eventsRead() > 0).isEqualTo(log != Log.REAL);
    asked.close();
  }

  @ParameterizedTest
  @EnumSource
  void index_builtRefreshedOrLoaded_isTheSame(Log log) throws IOException {
    Asked asked = asked(log);
    var benchmark = new IndexBenchmark();
    var before = new IndexBenchmark.Before();
    before.make(asked);

    assertThat(before.older.events()).isLessThan(asked.index.events());
    SameIndex.check(benchmark.build(asked), asked.index);
    assertThat(benchmark.refresh(asked, before).events()).isEqualTo(asked.index.events());
    assertThat(benchmark.save(asked, before)).isGreaterThan(3L * asked.index.events());
    SameIndex.check(benchmark.load(asked, before), asked.index);
    assertThat(IndexImage.columns(asked.index)).containsExactly("channel");
    before.close();
    asked.close();
  }

  @Test
  void benchmarks_areAllRunHere() {
    long count =
        Arrays.stream(
                new Class<?>[] {
                  FunnelBenchmark.class, QuestionBenchmark.class, IndexBenchmark.class
                })
            .flatMap(type -> Arrays.stream(type.getMethods()))
            .filter((Method method) -> method.isAnnotationPresent(Benchmark.class))
            .count();
    assertThat(count).isEqualTo(8);
  }
}
