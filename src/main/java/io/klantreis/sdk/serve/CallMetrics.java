package io.klantreis.sdk.serve;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts and times the calls, and knows how many are running. Thread-safe. */
final class CallMetrics {
  private static final double[] SECONDS = {
    0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30
  };
  private static final double NANOS_PER_SECOND = 1e9;

  private final Metrics.Counter requests;
  private final Metrics.Histogram durations;
  private final AtomicInteger running = new AtomicInteger();

  CallMetrics(Metrics metrics) {
    requests =
        metrics.counter(
            "plugin_requests_total",
            "Calls answered, by service and outcome",
            "endpoint",
            "status");
    durations =
        metrics.histogram(
            "plugin_request_duration_seconds", "Time taken to answer", SECONDS, "endpoint");
    metrics.gauge("plugin_requests_running", "Calls being answered now", running::get);
  }

  int running() {
    return running.get();
  }

  Timing start(String endpoint) {
    running.incrementAndGet();
    return new Timing(endpoint);
  }

  /** One call: it failed unless it says otherwise. */
  final class Timing implements AutoCloseable {
    private final String endpoint;
    private final long began = System.nanoTime();
    private String status = "error";

    private Timing(String endpoint) {
      this.endpoint = endpoint;
    }

    void succeeded() {
      status = "ok";
    }

    @Override
    public void close() {
      running.decrementAndGet();
      requests.increment(endpoint, status);
      durations.observe((System.nanoTime() - began) / NANOS_PER_SECOND, endpoint);
    }
  }
}
