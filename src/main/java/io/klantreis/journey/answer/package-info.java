/// What every answer carries beside its numbers: how much was read for it, and what its reader must
/// know. Facts only; the plugin turns them into notices in the reader's language. Uses {@code
/// model} and the JDK. Begin with {@link io.klantreis.journey.answer.Warning}.
@NullMarked
package io.klantreis.journey.answer;

import org.jspecify.annotations.NullMarked;
