package io.klantreis.sdk.internal.grpc;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Sends the messages of a stream and waits while the receiver is slow, so that nothing piles up in
/// memory. Thread-safe. It must be made inside the call's first callback, and used on another
/// thread: the one of the callback is needed to learn that the receiver is ready again.
final class BlockingSender<T> {
  private final ServerCallStreamObserver<T> out;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  BlockingSender(ServerCallStreamObserver<T> out) {
    this.out = out;
    out.setOnReadyHandler(this::wake);
    out.setOnCancelHandler(this::wake);
  }

  void send(T message) {
    lock.lock();
    try {
      while (!out.isReady() && !out.isCancelled()) {
        changed.awaitUninterruptibly();
      }
      if (out.isCancelled()) {
        throw Status.CANCELLED.withDescription("the receiver went away").asRuntimeException();
      }
      out.onNext(message);
    } finally {
      lock.unlock();
    }
  }

  void complete() {
    lock.lock();
    try {
      if (!out.isCancelled()) {
        out.onCompleted();
      }
    } finally {
      lock.unlock();
    }
  }

  void fail(Throwable error) {
    lock.lock();
    try {
      if (!out.isCancelled()) {
        out.onError(error);
      }
    } finally {
      lock.unlock();
    }
  }

  private void wake() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
