package io.klantreis.sdk.backend;

/// Whose fault an error is. Grafana counts the two apart and treats alert rules accordingly.
public enum ErrorSource {
  /// The plugin's own.
  PLUGIN("plugin"),
  /// That of the question, the network or the system behind the plugin.
  DOWNSTREAM("downstream");

  private final String wireName;

  ErrorSource(String wireName) {
    this.wireName = wireName;
  }

  /// Returns the name that Grafana knows.
  ///
  /// @return `plugin` or `downstream`
  public String wireName() {
    return wireName;
  }
}
