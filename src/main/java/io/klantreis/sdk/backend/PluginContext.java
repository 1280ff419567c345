package io.klantreis.sdk.backend;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who asks, on behalf of which data source. Holds secrets: never log it.
///
/// @param orgId the organisation in Grafana
/// @param pluginId the plugin's id
/// @param user the person, or null when Grafana itself asks (alert rules)
/// @param dataSource the data source, or null for calls about the plugin as a whole
/// @param grafanaConfig what Grafana tells every plugin about itself; may hold certificates
/// @param pluginVersion the plugin's version, may be empty
/// @param userAgent Grafana's name and version, may be empty
/// @param apiVersion the version of the request's schema, may be empty
/// @param namespace the tenant's name space, may be empty
public record PluginContext(
    long orgId,
    String pluginId,
    @Nullable User user,
    @Nullable DataSourceSettings dataSource,
    Map<String, String> grafanaConfig,
    String pluginVersion,
    String userAgent,
    String apiVersion,
    String namespace) {
  /// Checks that nothing is null that must not be, and copies the map.
  public PluginContext {
    requireNonNull(pluginId, "pluginId is null");
    grafanaConfig = Map.copyOf(grafanaConfig);
    requireNonNull(pluginVersion, "pluginVersion is null");
    requireNonNull(userAgent, "userAgent is null");
    requireNonNull(apiVersion, "apiVersion is null");
    requireNonNull(namespace, "namespace is null");
  }

  /// Makes a context with the parts that most tests and tools need.
  ///
  /// @param pluginId the plugin's id
  /// @param user the person, or null
  /// @param dataSource the data source, or null
  /// @return a context in organisation 1
  public static PluginContext of(
      String pluginId, @Nullable User user, @Nullable DataSourceSettings dataSource) {
    return new PluginContext(
        /* orgId= */ 1,
        pluginId,
        user,
        dataSource,
        Map.of(),
        /* pluginVersion= */ "",
        /* userAgent= */ "",
        /* apiVersion= */ "",
        /* namespace= */ "");
  }

  /// Shows which organisation and data source ask, and no more.
  @Override
  public String toString() {
    return "PluginContext[orgId="
        + orgId
        + ", pluginId="
        + pluginId
        + ", dataSource="
        + dataSource
        + "]";
  }
}
