package io.klantreis.journey.stage;

/// How long the stays in one stage lasted. The arrays are owned and in no order.
///
/// @param ended of those that ended
/// @param open how long the others have lasted so far
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
public record StayLengths(long[] ended, long[] open) {}
