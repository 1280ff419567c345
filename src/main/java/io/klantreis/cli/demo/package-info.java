/// The demo in a terminal: starts the plugin as Grafana would, asks it the demo shop's questions
/// and draws the answers. Also trains the ahead-of-time cache with the same questions. Uses {@code
/// sdk.testing} for the plugin's side. Begin reading in {@link io.klantreis.cli.demo.Demo}.
@NullMarked
package io.klantreis.cli.demo;

import org.jspecify.annotations.NullMarked;
