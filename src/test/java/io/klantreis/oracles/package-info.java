/// Published cases of other products, asked of this one in its own query language: as JSON, through
/// the parser, of an index.
@NullMarked
package io.klantreis.oracles;

import org.jspecify.annotations.NullMarked;
