/// Published logs and surveys asked through the engine; without the shared folder they do not run.
@NullMarked
package io.klantreis.journey.realdata;

import org.jspecify.annotations.NullMarked;
