package io.klantreis.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.klantreis.cli.Klantreis;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Importing and durability with real processes.
class ImportProcessTest {
  @TempDir private Path folder;

  private static ProcessBuilder java(Class<?> main, String... args) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    command.addAll(List.of(args));
    return new ProcessBuilder(command);
  }

  private Process importing(String... args) throws IOException {
    List<String> all = new ArrayList<>(List.of("import", "--store", "h2:shop", "--data-dir"));
    all.add(folder.toString());
    all.addAll(List.of(args));
    return java(Klantreis.class, all.toArray(String[]::new)).start();
  }

  private static String output(Process process) throws IOException, InterruptedException {
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(errors).isEmpty();
    assertThat(process.exitValue()).isZero();
    return out;
  }

  private Path file(String name, int from, int to, String extra) throws IOException {
    StringBuilder csv = new StringBuilder("customer,timestamp,touchpoint,event_id\n");
    for (int i = from; i < to; i++) {
      csv.append("c%d,%d,t,e%d\n".formatted(i % 100, i, i));
    }
    return Files.writeString(folder.resolve(name), csv + extra);
  }

  @Test
  void import_nobodyHasTheStore_opensItItselfAndTellsTheRest()
      throws IOException, InterruptedException {
    Path file = file("a.csv", 0, 5_000, "c,later,t,x\nc,5,t,e1\n");
    assertThat(output(importing(file.toString())))
        .isEqualTo("imported 5000 events, 1 duplicates, 1 rejected (see " + file + ".rejected)\n");
    assertThat(Files.readString(folder.resolve("a.csv.rejected")))
        .startsWith("5002\ttimestamp: \"later\" is not allowed")
        .endsWith("\tc,later,t,x\n");
    assertThat(output(importing(file.toString()))).startsWith("imported 0 events, 5001 duplicates");
    try (EventStore store = new StoreDirectory(folder).open("shop")) {
      assertThat(store.events()).isEqualTo(5_000);
    }
  }

  @Test
  void import_whileThisProcessHasTheStoreAndIsAsked_isHandedOver()
      throws IOException, InterruptedException {
    Path first = file("a.csv", 0, 30_000, "");
    Path second = file("b.csv", 20_000, 50_000, "");
    try (EventStore store = new StoreDirectory(folder).open("shop")) {
      Process a = importing(first.toString());
      Process b = importing(second.toString());
      while (a.isAlive() || b.isAlive()) {
        long upTo = store.watermark().lastRow();
        long[] read = new long[1];
        store.read(List.of("touchpoint"), 0, upTo, row -> read[0]++);
        assertThat(read[0]).isEqualTo(upTo);
        Thread.sleep(20);
      }
      String lines = output(a) + output(b);
      assertThat(lines.lines().mapToLong(line -> Long.parseLong(line.split(" ")[1])).sum())
          .isEqualTo(50_000);
      assertThat(store.events()).isEqualTo(50_000);
    }
  }

  @Test
  void import_wrongUse_isStatusTwoAndSaysWhatIsAllowed() throws IOException, InterruptedException {
    Process process = java(Klantreis.class, "import", "--store", "h2:../x", "f.csv").start();
    String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isEqualTo(2);
    assertThat(errors).contains("letters, digits, - and _");
  }

  @Test
  void import_missingFile_isStatusOneAndNamesIt() throws IOException, InterruptedException {
    Process process = importing(folder.resolve("none.csv").toString());
    String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(errors).contains("none.csv");
  }

  /// Takes events one body after another and says of each when it is accepted.
  static final class Taker {
    public static void main(String... args) throws IOException {
      EventStore store = new StoreDirectory(Path.of(args[0])).open("shop");
      for (int i = Integer.parseInt(args[1]); ; i++) {
        if (store.ingest(EventStoreContractTest.body(EventStoreContractTest.event(i))).accepted()
            == 1) {
          System.out.println(i);
        }
      }
    }
  }

  @Test
  void ingest_processKilledRightAfter_keepsWhatWasAccepted()
      throws IOException, InterruptedException {
    Set<String> accepted = new HashSet<>();
    int next = 1;
    for (int round = 0; round < 3; round++) {
      Process process =
          java(Taker.class, folder.toString(), Integer.toString(next))
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      try (BufferedReader lines = process.inputReader()) {
        for (int line = 0; line < 25 + 40 * round; line++) {
          next = Integer.parseInt(lines.readLine()) + 1;
          accepted.add("e" + (next - 1));
        }
        process.toHandle().destroyForcibly(); // SIGKILL; the pipe stays open
        for (String rest = lines.readLine(); rest != null; rest = lines.readLine()) {
          next = Integer.parseInt(rest) + 1;
          accepted.add("e" + (next - 1));
        }
      }
      process.waitFor();
      next++; // one may be on disk without having been told
    }
    try (EventStore store = new StoreDirectory(folder).open("shop")) {
      List<String> ids = new ArrayList<>();
      EventStoreContractTest.read(store, "event_id").forEach(id -> ids.add(String.valueOf(id)));
      assertThat(ids).doesNotHaveDuplicates().containsAll(accepted);
      assertThat(ids.size() - accepted.size()).isBetween(0, 3);
      assertThat(store.ingest(EventStoreContractTest.body(EventStoreContractTest.event(1))))
          .isEqualTo(new IngestResult(0, 1, List.of()));
    }
  }
}
