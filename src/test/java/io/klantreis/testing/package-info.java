/// What several rooms' tests share.
@NullMarked
package io.klantreis.testing;

import org.jspecify.annotations.NullMarked;
