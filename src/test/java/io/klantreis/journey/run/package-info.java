/** What a run is made of. */
@NullMarked
package io.klantreis.journey.run;

import org.jspecify.annotations.NullMarked;
