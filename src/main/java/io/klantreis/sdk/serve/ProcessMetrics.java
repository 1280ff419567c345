package io.klantreis.sdk.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Numbers of the process, under the names that every Prometheus client uses. Read without the
/// JDK's management module, which a small runtime need not have.
final class ProcessMetrics {
  private static final double MILLIS_PER_SECOND = 1000;

  private ProcessMetrics() {}

  static void addTo(Metrics metrics) {
    Runtime runtime = Runtime.getRuntime();
    ProcessHandle.Info process = ProcessHandle.current().info();
    double started =
        process.startInstant().orElseGet(Instant::now).toEpochMilli() / MILLIS_PER_SECOND;
    metrics.gauge(
        "process_start_time_seconds", "When the process began, since 1970", () -> started);
    metrics.growing(
        "process_cpu_seconds_total",
        "Processor time used",
        () ->
            ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toMillis()
                / MILLIS_PER_SECOND);
    metrics.gauge("process_resident_memory_bytes", "Memory held", ProcessMetrics::residentBytes);
    metrics.gauge(
        "jvm_memory_used_bytes", "Heap in use", () -> runtime.totalMemory() - runtime.freeMemory());
    metrics.gauge("jvm_memory_committed_bytes", "Heap taken", runtime::totalMemory);
    metrics.gauge("jvm_memory_max_bytes", "Heap allowed", runtime::maxMemory);
  }

  /// Known on Linux only, else 0.
  static double residentBytes() {
    try {
      List<String> lines = Files.readAllLines(Path.of("/proc/self/status"));
      return lines.stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) * 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException absent) {
      return 0;
    }
  }
}
