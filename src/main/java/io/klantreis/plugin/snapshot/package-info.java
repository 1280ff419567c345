/// Keeps an index beside its store, so that a restart need not read the store again. Uses {@code
/// journey.index}, {@code journey.spi} and {@code store}. Begin with {@link
/// io.klantreis.plugin.snapshot.Snapshots}.
@NullMarked
package io.klantreis.plugin.snapshot;

import org.jspecify.annotations.NullMarked;
