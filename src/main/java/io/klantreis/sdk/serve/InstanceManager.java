package io.klantreis.sdk.serve;

import io.klantreis.sdk.backend.DataSourceSettings;
import io.klantreis.sdk.backend.PluginContext;
import io.klantreis.sdk.backend.PluginError;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Keeps one instance for each data source, for as long as its settings stay the same. Of many
/// calls that come at once the first makes the instance and the others wait for it. A replaced or
/// idle instance is closed once its running calls have ended, and not before some seconds have
/// passed. Thread-safe.
final class InstanceManager implements AutoCloseable {
  private static final Duration CLOSE_AFTER = Duration.ofSeconds(5);
  private static final Duration IDLE_AFTER = Duration.ofHours(1);

  /// A data source is known by its uid within an organisation or name space.
  private record Key(long orgId, String namespace, String uid) {}

  /// What an instance was made of. The map's order on the wire is random, so it is compared as a
  /// map.
  private record Version(Instant updated, Map<String, String> grafanaConfig) {}

  private final InstanceFactory factory;
  private final Duration closeAfter;
  private final Duration idleAfter;
  private final ScheduledExecutorService timer;
  private final Map<Key, Instance> current = new HashMap<>();
  private final List<Instance> retired = new ArrayList<>();
  private boolean closed;

  InstanceManager(InstanceFactory factory) {
    this(factory, CLOSE_AFTER, IDLE_AFTER);
  }

  InstanceManager(InstanceFactory factory, Duration closeAfter, Duration idleAfter) {
    this.factory = factory;
    this.closeAfter = closeAfter;
    this.idleAfter = idleAfter;
    this.timer =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("instances").factory());
    long sweep = Math.max(1, Math.min(closeAfter.toMillis(), idleAfter.toMillis()));
    var _ = timer.scheduleWithFixedDelay(this::sweep, sweep, sweep, TimeUnit.MILLISECONDS);
  }

  /// Returns the instance for a call, and holds it open until the lease is closed.
  ///
  /// @throws PluginError when the call has no data source, or the instance cannot be made
  Lease acquire(PluginContext context) {
    DataSourceSettings settings = context.dataSource();
    if (settings == null) {
      throw PluginError.user("this call needs a data source, and came without one");
    }
    Instance instance = enter(context, settings);
    try {
      return new Lease(instance, instance.object());
    } catch (Throwable e) {
      forget(context, settings, instance);
      throw e;
    }
  }

  /// How many data sources have an instance.
  synchronized int size() {
    return current.size();
  }

  /// Closes all instances now. Calls that still run are on their own.
  @Override
  public void close() {
    List<Instance> all;
    synchronized (this) {
      closed = true;
      all = new ArrayList<>(retired);
      all.addAll(current.values());
      retired.clear();
      current.clear();
    }
    timer.shutdownNow();
    all.forEach(Instance::close);
  }

  private static Key key(PluginContext context, DataSourceSettings settings) {
    return new Key(context.orgId(), context.namespace(), settings.uid());
  }

  private synchronized Instance enter(PluginContext context, DataSourceSettings settings) {
    if (closed) {
      throw new PluginError(PluginError.Code.RESOURCES, "the plugin is about to end");
    }
    Key key = key(context, settings);
    var version = new Version(settings.updated(), context.grafanaConfig());
    Instance known = current.get(key);
    if (known == null || !known.version.equals(version)) {
      if (known != null) {
        retire(known);
      }
      known = new Instance(version, factory, settings);
      current.put(key, known);
    }
    known.enter();
    return known;
  }

  private synchronized void leave(Instance instance) {
    instance.leave();
  }

  // An instance that could not be made is tried again by the next call.
  private synchronized void forget(
      PluginContext context, DataSourceSettings settings, Instance instance) {
    instance.leave();
    current.remove(key(context, settings), instance);
  }

  private void retire(Instance instance) {
    instance.retire();
    retired.add(instance);
  }

  private void sweep() {
    var ripe = new ArrayList<Instance>();
    synchronized (this) {
      for (Instance instance : List.copyOf(current.values())) {
        if (instance.isIdleFor(idleAfter)) {
          current.values().remove(instance);
          retire(instance);
        }
      }
      for (Instance instance : List.copyOf(retired)) {
        if (instance.isIdleFor(Duration.ZERO) && instance.isRetiredFor(closeAfter)) {
          retired.remove(instance);
          ripe.add(instance);
        }
      }
    }
    ripe.forEach(Instance::close);
  }

  /// An instance in use by one call.
  final class Lease implements AutoCloseable {
    private final Instance instance;
    private final Object object;
    private boolean done;

    private Lease(Instance instance, Object object) {
      this.instance = instance;
      this.object = object;
    }

    /// Returns the instance as the service asked for.
    ///
    /// @throws PluginError with code NOT_IMPLEMENTED when it does not offer it
    <H> H as(Class<H> service) {
      if (!service.isInstance(object)) {
        throw new PluginError(
            PluginError.Code.NOT_IMPLEMENTED, "this data source has no " + service.getSimpleName());
      }
      return service.cast(object);
    }

    @Override
    public void close() {
      if (!done) {
        done = true;
        leave(instance);
      }
    }
  }
}
