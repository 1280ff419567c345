package io.klantreis.sdk.serve;

import io.klantreis.sdk.backend.DataSourceSettings;

/// Makes the object that answers for one configured data source.
///
/// The object implements one or more of {@link io.klantreis.sdk.backend.DataHandler}, {@link
/// io.klantreis.sdk.backend.HealthHandler}, {@link io.klantreis.sdk.backend.ResourceHandler} and
/// {@link io.klantreis.sdk.backend.StreamHandler}; what it does not implement Grafana is told is
/// not there. It must be thread-safe. If it is {@link AutoCloseable} it is closed when the settings
/// were saved anew or nobody has asked for a while, after its running calls have finished.
@FunctionalInterface
public interface InstanceFactory {
  /// Makes an instance. Called when a data source is asked for the first time, and again whenever
  /// its settings were saved.
  ///
  /// @param settings the data source's settings
  /// @return an object of its own for each call
  /// @throws Exception becomes the error of each question and of "Save & test", and is tried again
  Object create(DataSourceSettings settings) throws Exception;
}
