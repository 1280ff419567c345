/// From JSON to a question and back: every fault of what was asked is found here, and every default
/// filled in. Uses {@code journey.query}, {@code journey.model} and {@code plugin.json}. Begin with
/// {@link io.klantreis.plugin.question.QueryParser}.
@NullMarked
package io.klantreis.plugin.question;

import org.jspecify.annotations.NullMarked;
