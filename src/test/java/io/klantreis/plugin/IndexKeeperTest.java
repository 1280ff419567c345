package io.klantreis.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.klantreis.journey.spi.EventSource;
import io.klantreis.journey.spi.QueryStopped;
import io.klantreis.sdk.backend.CallContext;
import io.klantreis.sdk.backend.PluginContext;
import io.klantreis.store.StoreException;
import io.klantreis.testing.MemorySource;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class IndexKeeperTest {
  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void index_asked_isTheSameWhileItIsFresh() {
    MemorySource events = SmallShop.events();
    try (var keeper = new IndexKeeper(() -> events, HOUR)) {
      var first = keeper.current(scope(10_000)).index();
      events.add("new", 1, "visit");

      assertThat(keeper.current(scope(10_000)).index()).isSameAs(first);
      assertThat(keeper.newest(scope(10_000)).index().events()).isEqualTo(27);
      assertThat(first.events()).isEqualTo(26);
    }
  }

  @Test
  void refresh_thatFails_keepsTheOldIndexAndSaysSo() {
    var events = new Failing(SmallShop.events());
    try (var keeper = new IndexKeeper(() -> events, HOUR)) {
      assertThat(keeper.current(scope(10_000)).trouble()).isNull();

      events.fails = true;
      IndexKeeper.Current current = keeper.newest(scope(10_000));
      assertThat(current.index().events()).isEqualTo(26);
      assertThat(current.trouble()).isEqualTo("the disk is gone");

      events.fails = false;
      assertThat(keeper.newest(scope(10_000)).trouble()).isNull();
    }
  }

  @Test
  void firstBuild_thatFails_isTriedAgainByTheNextQuestion() {
    var events = new Failing(SmallShop.events());
    events.fails = true;
    try (var keeper = new IndexKeeper(() -> events, HOUR)) {
      assertThatThrownBy(() -> keeper.current(scope(10_000)))
          .isInstanceOf(StoreException.class)
          .hasMessage("the disk is gone");

      events.fails = false;
      assertThat(keeper.current(scope(10_000)).index().events()).isEqualTo(26);
    }
  }

  @Test
  void firstBuild_slowerThanTheQuestionMayTake_endsItWithTheBound() {
    var gate = new CountDownLatch(1);
    IndexKeeper.Opener slow =
        () -> {
          try {
            gate.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return SmallShop.events();
        };
    try (var keeper = new IndexKeeper(slow, HOUR)) {
      assertThatThrownBy(() -> keeper.current(scope(50)))
          .isInstanceOf(QueryStopped.class)
          .hasMessageContaining("queryTimeoutSeconds");

      gate.countDown();
      assertThat(keeper.current(scope(10_000)).index().events()).isEqualTo(26);
    }
  }

  @Test
  void scope_growingBeyondItsShare_isStoppedByMemory() {
    assertThatThrownBy(() -> scope(10_000).grow(Long.MAX_VALUE / 2))
        .isInstanceOfSatisfying(
            QueryStopped.class,
            stopped -> assertThat(stopped.bound()).isEqualTo(QueryStopped.Bound.MEMORY));
  }

  private static CallScope scope(long millis) {
    CallContext context = CallContext.of(PluginContext.of(Plugin.ID, null, null));
    return CallScope.of(context, Duration.ofMillis(millis), /* heapShare= */ 0.25);
  }

  /** Events on a disk that comes and goes. */
  private static final class Failing implements EventSource {
    private final EventSource events;
    private volatile boolean fails;

    Failing(EventSource events) {
      this.events = events;
    }

    @Override
    public Watermark watermark() {
      if (fails) {
        throw new StoreException("the disk is gone");
      }
      return events.watermark();
    }

    @Override
    public void read(List<String> keys, long after, long upTo, RowSink sink) {
      events.read(keys, after, upTo, sink);
    }

    @Override
    public Set<String> keys() {
      return events.keys();
    }

    @Override
    public String description() {
      return events.description();
    }

    @Override
    public void close() {}
  }
}
