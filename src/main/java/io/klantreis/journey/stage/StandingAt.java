package io.klantreis.journey.stage;

import io.klantreis.journey.stats.KaplanMeier;

/// Who stands in each stage of a model at a moment. The arrays are owned.
///
/// @param starts when their stays began, ascending, a row a stage; empty where a stage is not asked
/// @param curves how long the stage's stays last, as known at that moment
/// @param stuckAges from which age on somebody is stuck, ms; NaN where that cannot be told
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
public record StandingAt(long[][] starts, KaplanMeier[] curves, double[] stuckAges) {}
