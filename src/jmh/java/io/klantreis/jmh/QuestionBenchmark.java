package io.klantreis.jmh;

import io.klantreis.journey.query.Interval;
import io.klantreis.journey.query.SentimentQuery;
import io.klantreis.journey.query.StageDurationQuery;
import io.klantreis.journey.sentiment.SentimentResult;
import io.klantreis.journey.spi.QueryScope;
import io.klantreis.journey.stage.StageDurationResult;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/// Questions whose work is not a run's: time in stages, feelings.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class QuestionBenchmark {
  @Benchmark
  public StageDurationResult stageDuration(Asked asked) {
    var query =
        new StageDurationQuery(
            asked.terms(),
            StageDurationQuery.Measure.SOJOURN,
            null,
            null,
            Interval.DAY,
            StageDurationQuery.Format.TABLE);
    return asked.engine.stageDuration(query, QueryScope.unbounded());
  }

  @Benchmark
  public SentimentResult sentiment(Asked asked) {
    var query =
        new SentimentQuery(
            asked.terms(),
            SentimentQuery.By.TOUCHPOINT,
            Interval.DAY,
            /* band= */ true,
            SentimentQuery.Format.TABLE);
    return asked.engine.sentiment(query, QueryScope.unbounded());
  }
}
