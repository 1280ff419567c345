package io.klantreis.sdk.internal.grpc;

import static java.util.Objects.requireNonNull;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/// What a server needs when its host asks for TLS on both sides.
///
/// @param key the server's private key
/// @param certificate the server's certificate
/// @param host the one certificate that clients must show
public record TlsIdentity(PrivateKey key, X509Certificate certificate, X509Certificate host) {
  public TlsIdentity {
    requireNonNull(key, "key is null");
    requireNonNull(certificate, "certificate is null");
    requireNonNull(host, "host is null");
  }

  /// Shows nothing of the key.
  @Override
  public String toString() {
    return "TlsIdentity";
  }
}
