package io.klantreis.sdk.backend;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/// Whether a client may follow a channel.
///
/// @param status the decision
/// @param data what the client sees first, or null
public record SubscribeResult(Status status, @Nullable JsonNode data) {
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
  public SubscribeResult {
    requireNonNull(status, "status is null");
  }

  /// Says yes.
  ///
  /// @return a decision without data
  public static SubscribeResult ok() {
    return new SubscribeResult(Status.OK, /* data= */ null);
  }

  /// Says that there is no such channel.
  ///
  /// @return a decision
  public static SubscribeResult notFound() {
    return new SubscribeResult(Status.NOT_FOUND, /* data= */ null);
  }

  /// Says that this user may not.
  ///
  /// @return a decision
  public static SubscribeResult denied() {
    return new SubscribeResult(Status.PERMISSION_DENIED, /* data= */ null);
  }
}
