package io.klantreis.sdk.serve;

import io.klantreis.sdk.internal.grpc.TlsIdentity;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;

/// The identity of a plugin whose host wants TLS on both sides (go-plugin's AutoMTLS): a key and a
/// certificate made in memory for this process, and the one certificate that the host will show.
/// The JDK reads and checks certificates but has no way to make one, hence the encoding by hand
/// (RFC 5280).
final class SelfSigned {
  private static final String ECDSA_WITH_SHA256 = "1.2.840.10045.4.3.2";
  private static final String COMMON_NAME = "2.5.4.3";
  private static final String SUBJECT_ALTERNATIVE_NAME = "2.5.29.17";
  private static final String BASIC_CONSTRAINTS = "2.5.29.19";
  private static final String HOST = "localhost";
  private static final int DNS_NAME = 0x82;
  private static final int VERSION = 0xa0;
  private static final int EXTENSIONS = 0xa3;

  private SelfSigned() {}

  /// @param hostCertificate the host's certificate in PEM
  static TlsIdentity forHost(String hostCertificate) throws GeneralSecurityException {
    var random = new SecureRandom();
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"), random);
    KeyPair keys = generator.generateKeyPair();
    return new TlsIdentity(
        keys.getPrivate(),
        certificate(keys, random),
        read(hostCertificate.getBytes(StandardCharsets.US_ASCII)));
  }

  /// The certificate as the handshake carries it.
  static String handshakeForm(X509Certificate certificate) throws CertificateEncodingException {
    return Base64.getEncoder().withoutPadding().encodeToString(certificate.getEncoded());
  }

  private static X509Certificate certificate(KeyPair keys, SecureRandom random)
      throws GeneralSecurityException {
    byte[] body = body(keys, new BigInteger(120, random).setBit(120));
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(keys.getPrivate(), random);
    signature.update(body);
    return read(Der.sequence(body, algorithm(), Der.bits(signature.sign())));
  }

  private static byte[] body(KeyPair keys, BigInteger serial) {
    Instant now = Instant.now();
    byte[] name =
        Der.sequence(Der.value(Der.SET, Der.sequence(Der.oid(COMMON_NAME), Der.text(HOST))));
    byte[] validity =
        Der.sequence(
            Der.time(now.minus(1, ChronoUnit.DAYS)), Der.time(now.plus(3650, ChronoUnit.DAYS)));
    return Der.sequence(
        Der.value(VERSION, Der.integer(BigInteger.TWO)),
        Der.integer(serial),
        algorithm(),
        name,
        validity,
        name,
        keys.getPublic().getEncoded(),
        Der.value(EXTENSIONS, Der.sequence(hostName(), authority())));
  }

  private static byte[] algorithm() {
    return Der.sequence(Der.oid(ECDSA_WITH_SHA256));
  }

  private static byte[] hostName() {
    byte[] names = Der.sequence(Der.value(DNS_NAME, HOST.getBytes(StandardCharsets.US_ASCII)));
    return Der.sequence(Der.oid(SUBJECT_ALTERNATIVE_NAME), Der.value(Der.OCTET_STRING, names));
  }

  // The host trusts this certificate as its own authority.
  private static byte[] authority() {
    byte[] yes = Der.value(Der.BOOLEAN, new byte[] {(byte) 0xff});
    return Der.sequence(
        Der.oid(BASIC_CONSTRAINTS), yes, Der.value(Der.OCTET_STRING, Der.sequence(yes)));
  }

  private static X509Certificate read(byte[] encoded) throws GeneralSecurityException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(encoded));
  }
}
