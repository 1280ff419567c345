/// Reading JSON that strangers wrote: every fault is kept with its place, and all are told
/// together. Uses Jackson. Begin with {@link io.klantreis.plugin.json.JsonObject}.
@NullMarked
package io.klantreis.plugin.json;

import org.jspecify.annotations.NullMarked;
