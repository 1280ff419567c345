package io.klantreis.sdk.backend;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/// An error whose message is meant for the user. It is classified once, where it is known, and
/// becomes an HTTP status and an error source in Grafana. Any other exception that leaves a handler
/// counts as {@link Code#INTERNAL}.
///
/// The message says what was wrong, the value and what is allowed; it holds no secret.
public final class PluginError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// Who must act, with the HTTP status and the source that Grafana is told.
  public enum Code {
    /// The question or the settings are wrong; the user can mend them.
    USER(400, ErrorSource.DOWNSTREAM),
    /// The user's role does not allow it.
    FORBIDDEN(403, ErrorSource.DOWNSTREAM),
    /// What was asked for does not exist.
    NOT_FOUND(404, ErrorSource.DOWNSTREAM),
    /// The asker went away.
    CANCELLED(499, ErrorSource.DOWNSTREAM),
    /// A fault of the plugin.
    INTERNAL(500, ErrorSource.PLUGIN),
    /// The plugin does not offer this.
    NOT_IMPLEMENTED(501, ErrorSource.PLUGIN),
    /// The system behind the plugin failed.
    DOWNSTREAM(502, ErrorSource.DOWNSTREAM),
    /// Memory or another resource ran out.
    RESOURCES(503, ErrorSource.PLUGIN),
    /// The time allowed ran out.
    TIMEOUT(504, ErrorSource.DOWNSTREAM);

    private final int httpStatus;
    private final ErrorSource source;

    Code(int httpStatus, ErrorSource source) {
      this.httpStatus = httpStatus;
      this.source = source;
    }

    /// Returns the HTTP status that Grafana is told.
    ///
    /// @return 400 to 599
    public int httpStatus() {
      return httpStatus;
    }

    /// Returns whose fault it is.
    ///
    /// @return never null
    public ErrorSource source() {
      return source;
    }
  }

  private final Code code;

  /// Makes an error without a cause.
  ///
  /// @param code who must act
  /// @param message the text for the user
  public PluginError(Code code, String message) {
    this(code, message, /* cause= */ null);
  }

  /// Makes an error with a cause.
  ///
  /// @param code who must act
  /// @param message the text for the user
  /// @param cause what led to it, for the log only, or null
  public PluginError(Code code, String message, @Nullable Throwable cause) {
    super(requireNonNull(message, "message is null"), cause);
    this.code = requireNonNull(code, "code is null");
  }

  /// Makes a {@link Code#USER} error.
  ///
  /// @param message the text for the user
  /// @return an error to throw
  public static PluginError user(String message) {
    return new PluginError(Code.USER, message);
  }

  /// Makes a {@link Code#DOWNSTREAM} error.
  ///
  /// @param message the text for the user
  /// @param cause what led to it, or null
  /// @return an error to throw
  public static PluginError downstream(String message, @Nullable Throwable cause) {
    return new PluginError(Code.DOWNSTREAM, message, cause);
  }

  /// Makes a {@link Code#INTERNAL} error.
  ///
  /// @param message the text for the user
  /// @param cause what led to it, or null
  /// @return an error to throw
  public static PluginError internal(String message, @Nullable Throwable cause) {
    return new PluginError(Code.INTERNAL, message, cause);
  }

  /// Returns who must act.
  ///
  /// @return never null
  public Code code() {
    return code;
  }

  /// Returns the text for the user.
  ///
  /// @return never null
  @Override
  public String getMessage() {
    return requireNonNull(super.getMessage());
  }
}
