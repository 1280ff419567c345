package io.klantreis.sdk.backend;

import static java.util.Objects.requireNonNull;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Where a {@link DataResponse} that is given several times keeps what it was sent as, so that it
/// is written once. A plugin makes one ({@link DataResponse#reusable}); the SDK fills and reads it.
/// Holds the latest form only, so that an answer should be kept for each refId by itself.
/// Thread-safe.
public final class SentForm {
  private record Kept(String name, Object form) {}

  private volatile @Nullable Kept kept;

  /// Makes an empty place.
  public SentForm() {
    // filled when the answer is sent
  }

  /// Returns the form of that name, made now unless it is the one that is kept. What the maker
  /// throws is thrown on, and nothing is kept then.
  ///
  /// @param <T> what the form is
  /// @param name what makes one form differ from another: the refId and the format
  /// @param type what the form is
  /// @param maker writes the answer
  /// @return the form
  public <T> T get(String name, Class<T> type, Supplier<T> maker) {
    Kept before = kept;
    if (before != null && before.name().equals(name)) {
      return type.cast(before.form());
    }
    T form = requireNonNull(maker.get(), "form is null");
    kept = new Kept(name, form);
    return form;
  }
}
