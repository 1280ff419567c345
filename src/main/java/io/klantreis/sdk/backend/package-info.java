/// What a plugin author implements, one interface a service, and the records they are called with.
/// Uses Jackson's tree model and {@code sdk.data}; nothing of gRPC is visible here. Begin reading
/// in {@link io.klantreis.sdk.backend.DataHandler}.
@NullMarked
package io.klantreis.sdk.backend;

import org.jspecify.annotations.NullMarked;
