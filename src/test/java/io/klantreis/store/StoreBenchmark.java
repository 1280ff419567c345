package io.klantreis.store;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/// Prints how fast events are imported into H2 and read back: `main [events]`, in a new folder.
final class StoreBenchmark {
  private StoreBenchmark() {}

  public static void main(String... args) throws IOException {
    int events = args.length == 0 ? 2_000_000 : Integer.parseInt(args[0]);
    Path folder = Files.createTempDirectory("klantreis-benchmark");
    Path file = folder.resolve("events.csv");
    write(file, events);
    Importer importer = new Importer(folder, "bench");
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    for (String round : List.of("import", "import again (all duplicates)")) {
      long began = System.nanoTime();
      long cpu = system.getProcessCpuTime();
      importer.run(List.of(file), null, FieldMap.same(), (path, read) -> {});
      print(round, events, began);
      System.out.printf(
          "  processor: %.1f µs an event%n", (system.getProcessCpuTime() - cpu) / 1e3 / events);
    }
    System.out.printf("database: %.1f bytes an event%n", size(folder) / (double) events);
    try (EventStore store = new StoreDirectory(folder).open("bench")) {
      for (int round = 0; round < 3; round++) {
        long began = System.nanoTime();
        long[] sum = new long[1];
        store.read(
            List.of("touchpoint", "channel", "stage", "rating", "scale"),
            0,
            store.watermark().lastRow(),
            row -> sum[0] += row.timeMillis() + row.customer().length());
        print("read five keys", events, began);
      }
    }
  }

  private static long size(Path folder) throws IOException {
    return Files.size(folder.resolve("bench.mv.db"));
  }

  private static void print(String what, int events, long began) {
    double seconds = (System.nanoTime() - began) / 1e9;
    System.out.printf("%s: %,.0f events/s (%.1f s)%n", what, events / seconds, seconds);
  }

  private static void write(Path file, int events) throws IOException {
    Random random = new Random(1);
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("customer,timestamp,touchpoint,channel,stage,rating,scale,value,event_id\n");
      for (int i = 0; i < events; i++) {
        boolean rated = random.nextInt(10) == 0;
        out.write(
            "c%d,%d,touchpoint_%d,%s,decision,%s,%s,%s,%016x%n"
                .formatted(
                    random.nextInt(Math.max(1, events / 14)),
                    1_700_000_000_000L + i * 1_500L,
                    random.nextInt(22),
                    random.nextBoolean() ? "web" : "app",
                    rated ? 1 + random.nextInt(5) : "",
                    rated ? "csat5" : "",
                    random.nextInt(20) == 0 ? random.nextInt(20_000) / 100.0 : "",
                    random.nextLong()));
      }
    }
  }
}
