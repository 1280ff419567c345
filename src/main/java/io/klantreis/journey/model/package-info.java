/// What a journey is made of: stages and their models, touchpoints, selectors of events, languages.
/// Uses nothing but the JDK. Begin with {@link io.klantreis.journey.model.StageModel}.
@NullMarked
package io.klantreis.journey.model;

import org.jspecify.annotations.NullMarked;
