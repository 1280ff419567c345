/// By what an answer tells events apart: touchpoint, stage, channel, persona and so on. Uses {@code
/// run} and {@code index}. Begin with {@link io.klantreis.journey.grouping.Grouping}.
@NullMarked
package io.klantreis.journey.grouping;

import org.jspecify.annotations.NullMarked;
