/// Tests of serving, among them a plugin that real hosts start.
@NullMarked
package io.klantreis.sdk.serve;

import org.jspecify.annotations.NullMarked;
