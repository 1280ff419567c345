package io.klantreis.sdk.serve;

import java.util.Map;
import java.util.Optional;

/// What the host says in the environment that it starts a plugin with.
///
/// @param isHost whether it is a Grafana that starts this process, and not a person
/// @param clientCertificate the host's certificate in PEM where it asks for TLS on both sides
/// @param asksForMultiplexing whether it wants to know if one connection may carry several services
/// @param socketFolder where it wants Unix sockets to be
/// @param socketGroup the group that must be able to connect
record HostEnvironment(
    boolean isHost,
    Optional<String> clientCertificate,
    boolean asksForMultiplexing,
    Optional<String> socketFolder,
    Optional<String> socketGroup) {
  private static final String COOKIE_NAME = "grafana_plugin_type";
  private static final String COOKIE_VALUE = "datasource";

  static HostEnvironment of(Map<String, String> environment) {
    return new HostEnvironment(
        COOKIE_VALUE.equals(environment.get(COOKIE_NAME)),
        text(environment, "PLUGIN_CLIENT_CERT"),
        text(environment, "PLUGIN_MULTIPLEX_GRPC").isPresent(),
        text(environment, "PLUGIN_UNIX_SOCKET_DIR"),
        text(environment, "PLUGIN_UNIX_SOCKET_GROUP"));
  }

  private static Optional<String> text(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
  }
}
