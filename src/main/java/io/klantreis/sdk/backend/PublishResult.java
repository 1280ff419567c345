package io.klantreis.sdk.backend;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/// Whether a client may send into a channel.
///
/// @param status the decision
/// @param data what the channel's clients shall see instead of what was sent, or null
public record PublishResult(Status status, @Nullable JsonNode data) {
  /// A decision.
  public enum Status {
    /// Yes.
    OK,
    /// There is no such channel.
    NOT_FOUND,
    /// This user may not.
    PERMISSION_DENIED
  }

  /// Checks the status.
  public PublishResult {
    requireNonNull(status, "status is null");
  }

  /// Says yes.
  ///
  /// @return a decision without data
  public static PublishResult ok() {
    return new PublishResult(Status.OK, /* data= */ null);
  }

  /// Says that there is no such channel.
  ///
  /// @return a decision
  public static PublishResult notFound() {
    return new PublishResult(Status.NOT_FOUND, /* data= */ null);
  }

  /// Says that this user may not.
  ///
  /// @return a decision
  public static PublishResult denied() {
    return new PublishResult(Status.PERMISSION_DENIED, /* data= */ null);
  }
}
