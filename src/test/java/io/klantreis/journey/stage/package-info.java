/// Tests of stays from inside their room, where the definitions are asked once more.
@NullMarked
package io.klantreis.journey.stage;

import org.jspecify.annotations.NullMarked;
