/// Frames as Arrow files, the form in which Grafana takes answers.
///
/// The only room that uses Arrow. Begin reading at [ArrowFrames].
@NullMarked
package io.klantreis.sdk.internal.arrow;

import org.jspecify.annotations.NullMarked;
