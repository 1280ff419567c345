/// What a plugin author tests with: a plugin in this process, and a built one in a process of its
/// own. Uses the rest of the SDK. Begin reading in {@link io.klantreis.sdk.testing.PluginProcess}.
@NullMarked
package io.klantreis.sdk.testing;

import org.jspecify.annotations.NullMarked;
