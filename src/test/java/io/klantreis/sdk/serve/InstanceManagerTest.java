package io.klantreis.sdk.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.klantreis.sdk.backend.DataHandler;
import io.klantreis.sdk.backend.DataSourceSettings;
import io.klantreis.sdk.backend.PluginContext;
import io.klantreis.sdk.backend.PluginError;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class InstanceManagerTest {
  private static final Duration SOON = Duration.ofMillis(100);
  private static final Duration NEVER = Duration.ofDays(1);

  /** Remembers whether it was closed. */
  private static final class Thing implements AutoCloseable {
    private volatile boolean closed;

    @Override
    public void close() {
      closed = true;
    }
  }

  @Test
  void sameSettings_whateverTheOrderOfTheMap_giveTheSameInstance() {
    try (var manager = new InstanceManager(settings -> new Thing())) {
      Thing first = use(manager, context("u", 1, Map.of("a", "1", "b", "2")));
      assertThat(use(manager, context("u", 1, Map.of("b", "2", "a", "1")))).isSameAs(first);
      assertThat(use(manager, context("other", 1, Map.of()))).isNotSameAs(first);
      assertThat(manager.size()).isEqualTo(2);
    }
  }

  @Test
  void newSettings_giveANewInstanceAndCloseTheOldOneOnceItsCallsEnded() throws Exception {
    try (var manager = new InstanceManager(settings -> new Thing(), SOON, NEVER)) {
      InstanceManager.Lease running = manager.acquire(context("u", 1, Map.of()));
      Thing old = running.as(Thing.class);
      Thing fresh = use(manager, context("u", 2, Map.of()));
      assertThat(fresh).isNotSameAs(old);
      Thread.sleep(SOON.multipliedBy(5));
      assertThat(old.closed).as("closed while a call runs").isFalse();
      running.close();
      awaitClosed(old);
      assertThat(fresh.closed).isFalse();
      assertThat(use(manager, context("u", 2, Map.of("a", "b")))).isNotSameAs(fresh);
    }
  }

  @Test
  void idleInstance_isClosedAndForgotten() throws Exception {
    try (var manager = new InstanceManager(settings -> new Thing(), SOON, SOON)) {
      Thing thing = use(manager, context("u", 1, Map.of()));
      awaitClosed(thing);
      assertThat(manager.size()).isZero();
    }
  }

  @Test
  void manyCallsAtOnce_makeOneInstance() throws Exception {
    var made = new AtomicInteger();
    var all = new CountDownLatch(20);
    try (var manager =
            new InstanceManager(settings -> {
              made.incrementAndGet();
              Thread.sleep(50);
              return new Thing();
            });
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Thing>> things = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        things.add(
            threads.submit(() -> {
              all.countDown();
              all.await();
              return use(manager, context("u", 1, Map.of()));
            }));
      }
      Thing first = things.getFirst().get();
      for (Future<Thing> thing : things) {
        assertThat(thing.get()).isSameAs(first);
      }
      assertThat(made).hasValue(1);
    }
  }

  @Test
  void factoryThatFails_isToldAndTriedAgain() {
    var tries = new AtomicInteger();
    try (var manager =
        new InstanceManager(settings -> {
          if (tries.incrementAndGet() == 1) {
            throw new IllegalStateException("no such host");
          }
          return new Thing();
        })) {
      PluginContext context = context("u", 1, Map.of());
      assertThatThrownBy(() -> manager.acquire(context))
          .isInstanceOfSatisfying(
              PluginError.class,
              error -> assertThat(error.code()).isEqualTo(PluginError.Code.DOWNSTREAM))
          .hasMessageContaining("no such host");
      assertThat(use(manager, context)).isNotNull();
    }
  }

  @Test
  void serviceThatAnInstanceDoesNotOffer_isNotImplemented() {
    try (var manager = new InstanceManager(settings -> new Thing());
        InstanceManager.Lease lease = manager.acquire(context("u", 1, Map.of()))) {
      assertThatThrownBy(() -> lease.as(DataHandler.class))
          .isInstanceOfSatisfying(
              PluginError.class,
              error -> assertThat(error.code()).isEqualTo(PluginError.Code.NOT_IMPLEMENTED));
    }
  }

  @Test
  void end_closesEveryInstance() {
    var manager = new InstanceManager(settings -> new Thing());
    Thing thing = use(manager, context("u", 1, Map.of()));
    manager.close();
    assertThat(thing.closed).isTrue();
    assertThatThrownBy(() -> manager.acquire(context("u", 1, Map.of())))
        .isInstanceOf(PluginError.class);
  }

  private static Thing use(InstanceManager manager, PluginContext context) {
    try (InstanceManager.Lease lease = manager.acquire(context)) {
      return lease.as(Thing.class);
    }
  }

  private static void awaitClosed(Thing thing) throws InterruptedException {
    for (int i = 0; i < 100 && !thing.closed; i++) {
      Thread.sleep(50);
    }
    assertThat(thing.closed).isTrue();
  }

  private static PluginContext context(String uid, long updated, Map<String, String> config) {
    var settings =
        new DataSourceSettings(
            1,
            uid,
            "name",
            "type",
            "",
            "",
            "",
            false,
            "",
            JsonNodeFactory.instance.objectNode(),
            Map.of(),
            Instant.ofEpochMilli(updated),
            "");
    return new PluginContext(1, "type", null, settings, config, "", "", "", "");
  }
}
