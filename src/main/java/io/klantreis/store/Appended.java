package io.klantreis.store;

/// What became of a block.
record Appended(int accepted, int duplicates) {}
