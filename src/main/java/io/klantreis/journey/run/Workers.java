package io.klantreis.journey.run;

import io.klantreis.journey.spi.QueryScope;
import io.klantreis.journey.spi.QueryStopped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// The threads that all questions share: as many as there are processors, so that twenty questions
/// at once take no longer in sum than one after another. Askers wait; they do not compute.
public final class Workers implements AutoCloseable {
  /// What one thread collects from the parts that it was given.
  public interface PartTask<P> {
    void run(P partial, int part);
  }

  private final int threads;
  private final ExecutorService pool;

  public Workers(int threads) {
    this.threads = threads;
    AtomicInteger number = new AtomicInteger();
    ThreadFactory factory =
        task -> {
          Thread thread = new Thread(task, "klantreis-worker-" + number.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        };
    this.pool = Executors.newFixedThreadPool(threads, factory);
  }

  /// One worker a processor.
  public static Workers ofThisMachine() {
    return new Workers(Runtime.getRuntime().availableProcessors());
  }

  public int threads() {
    return threads;
  }

  /// Runs a task over parts 0 to `parts - 1`, each by one thread, and returns what each thread
  /// collected. Which parts a partial holds differs from run to run.
  public <P> List<P> run(int parts, QueryScope scope, Supplier<P> maker, PartTask<P> task) {
    AtomicInteger next = new AtomicInteger();
    AtomicBoolean failed = new AtomicBoolean();
    List<Future<P>> futures = new ArrayList<>();
    for (int i = 0; i < Math.max(1, Math.min(threads, parts)); i++) {
      futures.add(
          pool.submit(() -> {
            P partial = maker.get();
            try {
              for (int part = next.getAndIncrement();
                  part < parts && !failed.get();
                  part = next.getAndIncrement()) {
                scope.check();
                task.run(partial, part);
              }
            } catch (RuntimeException | Error failure) {
              failed.set(true);
              throw failure;
            }
            return partial;
          }));
    }
    List<P> partials = new ArrayList<>();
    for (Future<P> future : futures) {
      partials.add(result(future, failed));
    }
    return partials;
  }

  /// Makes so many results, each by one thread, and returns them in their order.
  public <R> List<R> make(int count, QueryScope scope, IntFunction<R> maker) {
    Map<Integer, R> made = new ConcurrentHashMap<>();
    run(count, scope, () -> made, (all, place) -> all.put(place, maker.apply(place)));
    return IntStream.range(0, count).mapToObj(made::get).toList();
  }

  private static <P> P result(Future<P> future, AtomicBoolean failed) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      failed.set(true);
      Thread.currentThread().interrupt();
      throw new QueryStopped(QueryStopped.Bound.CANCELLED, "the caller was interrupted");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error failure) {
        throw failure;
      }
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
