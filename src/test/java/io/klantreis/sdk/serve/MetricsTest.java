package io.klantreis.sdk.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MetricsTest {
  @Test
  void text_isPrometheusFormat() {
    var metrics = new Metrics();
    metrics.counter("b_total", "Things \\ and\nmore", "kind").increment("a \"b\"\n\\");
    metrics.gauge("a_now", "Now", () -> 1.5);
    Metrics.Histogram seconds =
        metrics.histogram("c_seconds", "Time", new double[] {0.1, 1}, "kind");
    seconds.observe(0.1, "x");
    seconds.observe(0.5, "x");
    seconds.observe(7, "x");
    assertThat(metrics.text())
        .isEqualTo(
            """
            # HELP a_now Now
            # TYPE a_now gauge
            a_now 1.5
            # HELP b_total Things \\\\ and\\nmore
            # TYPE b_total counter
            b_total{kind="a \\"b\\"\\n\\\\"} 1
            # HELP c_seconds Time
            # TYPE c_seconds histogram
            c_seconds_bucket{kind="x",le="0.1"} 1
            c_seconds_bucket{kind="x",le="1"} 2
            c_seconds_bucket{kind="x",le="+Inf"} 3
            c_seconds_sum{kind="x"} 7.6
            c_seconds_count{kind="x"} 3
            """);
  }

  @Test
  void sameName_isTheSameCounter_butNeverAnotherShape() {
    var metrics = new Metrics();
    Metrics.Counter counter = metrics.counter("a_total", "A");
    counter.add(2);
    metrics.counter("a_total", "A").increment();
    assertThat(metrics.text()).contains("a_total 3\n");
    assertThatThrownBy(() -> metrics.counter("a_total", "A", "label"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> metrics.gauge("a_total", "A", () -> 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> metrics.counter("no good", "A"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> counter.add(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> counter.increment("surplus"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
