package io.klantreis.plugin.snapshot;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.klantreis.journey.index.IndexBuilder;
import io.klantreis.journey.index.JourneyIndex;
import io.klantreis.journey.index.SameIndex;
import io.klantreis.store.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotsTest {
  @TempDir private Path folder;

  private StoreOfEvents open() {
    return new StoreOfEvents(folder, "shop");
  }

  private Path file() {
    return folder.resolve("shop.index");
  }

  /// What was read ahead must not be taken, nor what is then read once more.
  private static boolean isRefused(StoreOfEvents events) throws IOException {
    return new Snapshots(1).restore(events.store, ahead(events)) == null;
  }

  private static Snapshots.@Nullable Ahead ahead(StoreOfEvents events) throws IOException {
    return events.store.snapshot().orElseThrow().open().map(Snapshots.Ahead::new).orElse(null);
  }

  @Test
  void restore_readAhead_isTheIndexThatWasKept() throws IOException {
    try (StoreOfEvents events = open().add(0, 500)) {
      JourneyIndex kept = events.keep();
      var ahead = requireNonNull(ahead(events));
      Files.delete(file());
      SameIndex.check(requireNonNull(new Snapshots(1).restore(events.store, ahead)), kept);
    }
  }

  @Test
  void restore_readAheadBeforeAnErasure_isRefused() throws IOException {
    try (StoreOfEvents events = open().add(0, 500)) {
      events.keep();
      var ahead = requireNonNull(ahead(events));
      assertThat(events.store.erase("klant-7")).isPositive();
      assertThat(new Snapshots(1).restore(events.store, ahead)).isNull();
      events.keep();
      SameIndex.check(
          requireNonNull(new Snapshots(1).restore(events.store, ahead)), events.build());
    }
  }

  @Test
  void restore_afterARestart_isTheIndexThatWasKept() throws IOException {
    JourneyIndex kept;
    try (StoreOfEvents events = open().add(0, 500)) {
      kept = events.keep();
    }
    try (StoreOfEvents events = open()) {
      JourneyIndex restored = requireNonNull(new Snapshots(1).restore(events.store));
      SameIndex.check(restored, kept);
      assertThat(Files.getPosixFilePermissions(file()))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
  }

  @Test
  void restore_rowsCameSince_readsOnlyThese() {
    try (StoreOfEvents events = open().add(0, 500)) {
      events.keep();
      events.add(500, 700);
      JourneyIndex restored = requireNonNull(new Snapshots(1).restore(events.store));
      assertThat(restored.events()).isEqualTo(500);
      SameIndex.check(IndexBuilder.refresh(restored, events.store), events.build());
    }
  }

  @Test
  void keep_inTheBackground_writesWhatIsNews() throws InterruptedException {
    try (StoreOfEvents events = open().add(0, 500);
        var snapshots = new Snapshots(1)) {
      snapshots.keep(IndexBuilder.build(events.store));
      waitFor(() -> Files.exists(file()));
      assertThat(new Snapshots(501).restore(events.store)).isNotNull();
    }
  }

  @Test
  void keep_fewerEventsThanIsWorthIt_keepsNothing() {
    try (StoreOfEvents events = open().add(0, 500);
        var snapshots = new Snapshots(501)) {
      snapshots.keep(IndexBuilder.build(events.store));
      assertThat(snapshots.isWriting()).isFalse();
    }
    assertThat(file()).doesNotExist();
  }

  private interface Condition {
    boolean holds();
  }

  private static void waitFor(Condition condition) throws InterruptedException {
    for (int i = 0; i < 1_000 && !condition.holds(); i++) {
      Thread.sleep(10);
    }
    assertThat(condition.holds()).isTrue();
  }

  @Test
  void restore_anyByteFlipped_isRefusedOrTheSame() throws IOException {
    try (StoreOfEvents events = open().add(0, 300)) {
      JourneyIndex kept = events.keep();
      byte[] whole = Files.readAllBytes(file());
      Random random = new Random(7);
      int same = 0;
      for (int place = 0; place < whole.length; place++) {
        byte[] damaged = whole.clone();
        damaged[place] ^= (byte) (1 << random.nextInt(8));
        Files.write(file(), damaged);
        Snapshots.Ahead ahead = place % 16 == 0 ? ahead(events) : null;
        JourneyIndex restored = new Snapshots(1).restore(events.store, ahead);
        if (restored != null) {
          SameIndex.check(restored, kept);
          same++;
        }
        assertThat(Files.exists(file())).isEqualTo(restored != null);
      }
      assertThat(same)
          .as("only what lies between sections is not read")
          .isLessThan(whole.length / 3);
    }
  }

  @Test
  void restore_truncatedOrLonger_isRefused() throws IOException {
    try (StoreOfEvents events = open().add(0, 300)) {
      events.keep();
      byte[] whole = Files.readAllBytes(file());
      for (int length = 0; length < whole.length; length += 1 + length / 40) {
        Files.write(file(), Arrays.copyOf(whole, length));
        assertThat(isRefused(events)).as("%d bytes", length).isTrue();
      }
      Files.write(file(), Arrays.copyOf(whole, whole.length + 1));
      assertThat(isRefused(events)).isTrue();
      Files.write(file(), whole);
      assertThat(isRefused(events)).isFalse();
    }
  }

  @Test
  void restore_ofAnotherStore_isRefusedHoweverAlike() throws IOException {
    try (StoreOfEvents events = open().add(0, 300)) {
      events.keep();
    }
    try (StoreOfEvents other = new StoreOfEvents(folder, "other").add(0, 300)) {
      Files.copy(file(), folder.resolve("other.index"));
      assertThat(isRefused(other)).isTrue();
    }
  }

  @Test
  void restore_newerThanTheStore_isRefused() throws IOException {
    Path database = folder.resolve("shop.mv.db");
    Path backup = folder.resolve("backup");
    try (StoreOfEvents events = open().add(0, 300)) {
      assertThat(events.store.events()).isEqualTo(300);
    }
    Files.copy(database, backup);
    try (StoreOfEvents events = open().add(300, 400)) {
      events.keep();
    }
    byte[] snapshot = Files.readAllBytes(file());
    Files.copy(backup, database, StandardCopyOption.REPLACE_EXISTING);
    Files.deleteIfExists(folder.resolve("shop.ids"));
    try (StoreOfEvents events = open()) {
      assertThat(isRefused(events)).isTrue();

      // and other events take the numbers of those that are gone
      events.add(1_000, 1_200);
      Files.write(file(), snapshot);
      assertThat(isRefused(events)).isTrue();
    }
  }

  @Test
  void erasure_takesTheSnapshotAwayBeforeItAnswers() throws IOException {
    try (StoreOfEvents events = open().add(0, 300)) {
      JourneyIndex old = events.keep();
      assertThat(new String(Files.readAllBytes(file()), StandardCharsets.ISO_8859_1))
          .contains("klant-7");
      assertThat(events.store.erase("klant-7")).isEqualTo(15);
      assertThat(file()).doesNotExist();

      new Snapshots(1).write(old); // an index from before
      assertThat(file()).doesNotExist();
      assertThat(folder.resolve("shop.index.new")).doesNotExist();

      events.keep();
      assertThat(new String(Files.readAllBytes(file()), StandardCharsets.ISO_8859_1))
          .contains("klant-8")
          .doesNotContain("klant-7");
    }
  }

  @Test
  void erasure_whileASnapshotIsWritten_leavesNothingOfTheCustomer()
      throws IOException, InterruptedException {
    try (StoreOfEvents events = open().add(0, 2_000)) {
      JourneyIndex old = events.build();
      var began = new CountDownLatch(1);
      var kept = new AtomicReference<Boolean>();
      Thread writer =
          Thread.ofPlatform()
              .start(() -> {
                try {
                  kept.set(
                      events
                          .store
                          .snapshot()
                          .orElseThrow()
                          .keep(
                              (channel, unwanted) -> {
                                began.countDown();
                                while (!unwanted.getAsBoolean()) {
                                  Thread.onSpinWait();
                                }
                                new SnapshotWriter(channel, () -> false)
                                    .finish(Binding.of(events.store, old.watermark()));
                              },
                              () -> true));
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
      began.await();
      events.store.erase("klant-3");
      writer.join();
      assertThat(kept.get()).isFalse();
      assertThat(file()).doesNotExist();
      assertThat(folder.resolve("shop.index.new")).doesNotExist();
    }
  }

  @Test
  void erasure_whereTheSnapshotCannotBeDeleted_erasesNothingAndSaysSo() throws IOException {
    try (StoreOfEvents events = open().add(0, 300)) {
      Files.createDirectories(file().resolve("in the way"));
      assertThatThrownBy(() -> events.store.erase("klant-7"))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("shop.index");
      assertThat(events.store.events()).isEqualTo(300);
      assertThat(events.store.watermark().epoch()).isEqualTo(1);
    }
  }

  @Test
  void open_afterACrashWhileWriting_deletesWhatIsUnfinished() throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("shop.index.new"), "klant-7 and more");
    try (StoreOfEvents events = open()) {
      assertThat(folder.resolve("shop.index.new")).doesNotExist();
      assertThat(isRefused(events)).isTrue();
    }
  }
}
