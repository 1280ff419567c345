package io.klantreis.sdk.internal.arrow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// After every test, no memory outside the heap is held.
final class NoLeaks implements AfterEachCallback {
  @Override
  public void afterEach(ExtensionContext context) {
    assertThat(ArrowFrames.allocatedBytes()).as("bytes held by Arrow").isZero();
  }
}
