/// The command line: importing, asking, checking, serving, the demo. May use everything. Begin
/// reading in {@link io.klantreis.cli.Start} and {@link io.klantreis.cli.Klantreis}.
@NullMarked
package io.klantreis.cli;

import org.jspecify.annotations.NullMarked;
