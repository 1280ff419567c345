/// Starts a plugin and keeps it running: the handshake with Grafana, instances of data sources,
/// metrics, logging and the end of the process. Uses {@code sdk.backend} and {@code
/// sdk.internal.grpc}. Begin reading in {@link io.klantreis.sdk.serve.PluginServer}.
@NullMarked
package io.klantreis.sdk.serve;

import org.jspecify.annotations.NullMarked;
