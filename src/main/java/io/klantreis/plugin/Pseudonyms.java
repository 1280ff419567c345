package io.klantreis.plugin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Gives each customer a name that stays the same and does not tell who they are: a keyed hash of
/// their key. The secret is the data source's own (`secureJsonData.pseudonymKey`, for those who run
/// several Grafanas), else one made once and kept in the data folder. Thread-safe.
final class Pseudonyms {
  private static final String FILE = "pseudonyms.key";
  private static final int SECRET_BYTES = 32;
  private static final int SHOWN_BYTES = 8;

  private final byte[] secret;

  private Pseudonyms(byte[] secret) {
    this.secret = secret;
  }

  static Pseudonyms of(String secret) {
    return new Pseudonyms(secret.getBytes(UTF_8));
  }

  /// Reads the folder's secret, or makes one. Where the folder cannot be written a secret of this
  /// process is taken: pseudonyms then change with a restart, which is safe.
  static Pseudonyms in(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      if (!Files.exists(file)) {
        make(folder, file);
      }
      byte[] kept = Files.readAllBytes(file);
      return new Pseudonyms(kept.length == SECRET_BYTES ? kept : random());
    } catch (IOException e) {
      return new Pseudonyms(random());
    }
  }

  private static void make(Path folder, Path file) throws IOException {
    Files.createDirectories(folder);
    Path fresh = Files.createTempFile(folder, FILE, ".new");
    try {
      Files.write(fresh, random(), StandardOpenOption.TRUNCATE_EXISTING);
      if (fresh.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
      }
      // A link, because it fails where another process was faster.
      Files.createLink(file, fresh);
    } catch (FileAlreadyExistsException ignored) {
      // the other one's secret is as good
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private static byte[] random() {
    byte[] bytes = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }

  /// Whether a name looks like one of these.
  static boolean isOne(String name) {
    return name.matches("customer-[0-9a-f]{" + 2 * SHOWN_BYTES + "}");
  }

  String nameOf(String customer) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      byte[] hash = mac.doFinal(customer.getBytes(UTF_8));
      return "customer-" + HexFormat.of().formatHex(hash, 0, SHOWN_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
