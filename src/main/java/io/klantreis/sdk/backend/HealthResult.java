package io.klantreis.sdk.backend;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/// The answer to "Save & test".
///
/// @param status whether it works
/// @param message one sentence for the user
/// @param details more for the user, an object, or null; in an error Grafana shows its texts
///   `message` and, to be unfolded, `verboseMessage`
public record HealthResult(Status status, String message, @Nullable JsonNode details) {
  /// Whether a data source works.
  public enum Status {
    /// It works.
    OK,
    /// It does not.
    ERROR
  }

  /// Checks that the details are an object, as Grafana refuses anything else.
  public HealthResult {
    requireNonNull(status, "status is null");
    requireNonNull(message, "message is null");
    if (details != null && !(details instanceof ObjectNode)) {
      throw new IllegalArgumentException("details must be a JSON object: " + details.getNodeType());
    }
  }

  /// Says that it works.
  ///
  /// @param message one sentence for the user
  /// @return a result without details
  public static HealthResult ok(String message) {
    return new HealthResult(Status.OK, message, /* details= */ null);
  }

  /// Says that it works.
  ///
  /// @param message one sentence for the user
  /// @param details an object
  /// @return a result
  public static HealthResult ok(String message, JsonNode details) {
    return new HealthResult(Status.OK, message, details);
  }

  /// Says that it does not work.
  ///
  /// @param message one sentence for the user
  /// @return a result without details
  public static HealthResult error(String message) {
    return new HealthResult(Status.ERROR, message, /* details= */ null);
  }

  /// Says that it does not work.
  ///
  /// @param message one sentence for the user
  /// @param details an object, or null
  /// @return a result
  public static HealthResult error(String message, @Nullable JsonNode details) {
    return new HealthResult(Status.ERROR, message, details);
  }
}
