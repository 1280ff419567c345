/// Where events are kept: a database of blocks in H2, reached through JDBI; readers of CSV and
/// NDJSON; the socket through which the command line hands its events to the process that owns a
/// store. Uses `journey.model` and `journey.spi` of the engine. Begin with {@link
/// io.klantreis.store.StoreDirectory} and {@link io.klantreis.store.EventStore}.
@NullMarked
package io.klantreis.store;

import org.jspecify.annotations.NullMarked;
