package io.klantreis.plugin.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.klantreis.journey.index.IndexBuilder;
import io.klantreis.journey.index.JourneyIndex;
import io.klantreis.journey.index.SameIndex;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process that is killed at any time, and what the next one makes of its snapshot.
class SnapshotProcessTest {
  @TempDir private Path folder;

  /// Takes events in, refreshes its index and keeps it, again and again; tells each round.
  static final class Keeping {
    public static void main(String... args) {
      var events = new StoreOfEvents(Path.of(args[0]), "shop");
      var snapshots = new Snapshots(1);
      JourneyIndex index = snapshots.restore(events.store);
      if (index == null) {
        index = events.build();
      }
      int from = (int) events.store.events();
      for (int round = 1; ; round++) {
        events.add(from, from + 400);
        from += 400;
        index = IndexBuilder.refresh(index, events.store);
        snapshots.write(index);
        System.out.println(round);
      }
    }
  }

  @Test
  void process_killedAtAnyTime_leavesASnapshotThatIsTrueOrRefused()
      throws IOException, InterruptedException {
    Random random = new Random(3);
    int restored = 0;
    for (int round = 0; round < 8; round++) {
      kill(Keeping.class, random.nextInt(60));
      try (var events = new StoreOfEvents(folder, "shop")) {
        JourneyIndex index = new Snapshots(1).restore(events.store);
        if (index != null) {
          restored++;
          SameIndex.check(IndexBuilder.refresh(index, events.store), events.build());
        }
        try (var files = Files.list(folder)) {
          assertThat(files.map(file -> file.getFileName().toString()))
              .doesNotContain("shop.index.new");
        }
      }
    }
    assertThat(restored).isGreaterThanOrEqualTo(6);
  }

  /// Opens a store, keeps its index and waits to be killed.
  static final class KeepingOnce {
    public static void main(String... args) throws InterruptedException {
      new StoreOfEvents(Path.of(args[0]), "shop").keep();
      System.out.println(1);
      Thread.sleep(60_000);
    }
  }

  @Test
  void process_killedAfterItBroughtAStoreUp_leavesItsIdentityAndItsSnapshot()
      throws IOException, InterruptedException, SQLException {
    new StoreOfEvents(folder, "shop").add(0, 300).close();
    try (Connection older =
            DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("shop"), "sa", "");
        Statement statement = older.createStatement()) {
      statement.execute("alter table store_state drop column identity");
      statement.execute("delete from store_version where version = 2");
      statement.execute("shutdown");
    }
    kill(KeepingOnce.class, 0);
    try (var events = new StoreOfEvents(folder, "shop")) {
      assertThat(new Snapshots(1).restore(events.store)).isNotNull();
    }
  }

  private void kill(Class<?> main, int afterMillis) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp"));
    command.addAll(List.of(System.getProperty("java.class.path"), main.getName()));
    command.add(folder.toString());
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try (BufferedReader lines = process.inputReader()) {
      assertThat(lines.readLine()).isEqualTo("1");
      Thread.sleep(afterMillis);
      process.toHandle().destroyForcibly();
    }
    process.waitFor();
  }
}
