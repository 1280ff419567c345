package io.klantreis.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// 128 bits that stand for an event_id: among a billion ids the chance that any two share them is
/// below 1 in 10^20.
record Fingerprint(long high, long low) {
  /// Makes fingerprints; not thread-safe.
  static final class Maker {
    private final MessageDigest digest;

    Maker() {
      try {
        digest = MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java has SHA-256", e);
      }
    }

    Fingerprint of(String eventId) {
      ByteBuffer hash = ByteBuffer.wrap(digest.digest(eventId.getBytes(StandardCharsets.UTF_8)));
      return new Fingerprint(hash.getLong() | 1, hash.getLong());
    }
  }
}
