package io.klantreis.sdk.backend;

/// Answers "Save & test" in the settings of a data source.
public interface HealthHandler {
  /// Tells whether the data source works.
  ///
  /// @param context who asks
  /// @return the answer, never null
  /// @throws Exception is shown as an error
  HealthResult check(CallContext context) throws Exception;
}
