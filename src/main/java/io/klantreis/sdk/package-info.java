/// A software development kit for Grafana plugins whose backend is written in Java. It knows
/// nothing of journeys and is cut as an artifact of its own. Begin reading in {@code backend} (what
/// a plugin author implements), then {@code serve} (how it is started) and {@code data} (what it
/// answers).
@NullMarked
package io.klantreis.sdk;

import org.jspecify.annotations.NullMarked;
