/// From results to frames, exactly as the contract (§4, §5) lays them down: names, types, units,
/// notices, and what was chosen on every axis. Uses the analyses' results and {@code sdk.data}.
/// Begin with {@link io.klantreis.plugin.answer.Answer} and one of the {@code …Frames}.
@NullMarked
package io.klantreis.plugin.answer;

import org.jspecify.annotations.NullMarked;
