package io.klantreis.sdk.serve;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.klantreis.sdk.internal.grpc.TlsIdentity;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandshakeTest {
  private static final HostEnvironment GRAFANA =
      HostEnvironment.of(Map.of("grafana_plugin_type", "datasource"));

  private static final String HOST_CERTIFICATE =
      """
      -----BEGIN CERTIFICATE-----
      MIICHDCCAX6gAwIBAgIUILkfHzDEU4PBh5hfCPbaS4+WN/owCgYIKoZIzj0EAwIw
      FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMjE4MzcxMFoYDzIxMjYxMDI5
      MTgzNzEwWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwgZswEAYHKoZIzj0CAQYFK4EE
      ACMDgYYABAFmhp000hg8OCWiTSiXS1n3AY+GTUGZwT3axxl8ogrMeUy7cZEK69p/
      xnKw+/CVv6WKYi3CVCyc8jBuQivpjqmSbAAIEzfwNzwP1lmPZuwHLSS6mXLw32TI
      Sa8kKy6xIta7qe56HzPjZdg+dc+FMWnTu0WnRAB47Kp7/2pvUFBIsLSzYaNpMGcw
      HQYDVR0OBBYEFAkWOMyvj0DpxtKI9pikooO/HT7SMB8GA1UdIwQYMBaAFAkWOMyv
      j0DpxtKI9pikooO/HT7SMA8GA1UdEwEB/wQFMAMBAf8wFAYDVR0RBA0wC4IJbG9j
      YWxob3N0MAoGCCqGSM49BAMCA4GLADCBhwJBG3vkP3+R71ahFXJGBYBxxLPxqhlW
      SgiaUZDCt04Lw96zwRFc+3ElqBEHMctMoHIq4NO2sUhryVMX9KZFlfDYsasCQgCX
      DmrWUt38zcaXb6cGiZBr+E0/q3luJM3uGrWsZTQQEvLyEIvPkwseICkHg+aCGxf9
      eCM0fDXWCa8q6UC4POEOzQ==
      -----END CERTIFICATE-----
      """;

  @Test
  void line_hasSixParts() {
    assertThat(Handshake.line("unix", "/tmp/s", "", false)).isEqualTo("1|2|unix|/tmp/s|grpc|");
  }

  @Test
  void line_forAHostThatAsksForMultiplexing_declinesInASeventh() {
    assertThat(Handshake.line("tcp", "127.0.0.1:1", "Q0VSVA", true))
        .isEqualTo("1|2|tcp|127.0.0.1:1|grpc|Q0VSVA|false");
  }

  @Test
  void cookie_mustBeTheRightOne() {
    assertThat(GRAFANA.isHost()).isTrue();
    assertThat(HostEnvironment.of(Map.of()).isHost()).isFalse();
    assertThat(HostEnvironment.of(Map.of("grafana_plugin_type", "x")).isHost()).isFalse();
  }

  @Test
  void listener_makesAPrivateFolderAndLeavesNothing() throws Exception {
    Path folder;
    try (Listener listener = Listener.open(GRAFANA)) {
      assertThat(listener.network()).isEqualTo("unix");
      folder = Path.of(listener.address()).getParent();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
          .isEqualTo("rwx------");
    }
    assertThat(folder).doesNotExist();
  }

  @Test
  void listener_takesTheHostsFolder_unlessItsPathIsTooLong(@TempDir Path wanted) throws Exception {
    try (Listener listener = Listener.open(askingFor(wanted))) {
      assertThat(Path.of(listener.address())).startsWith(wanted);
    }
    Path deep = Files.createDirectories(wanted.resolve("x".repeat(90)));
    try (Listener listener = Listener.open(askingFor(deep))) {
      assertThat(Path.of(listener.address()).startsWith(deep)).isFalse();
      assertThat(deep).isEmptyDirectory();
    }
  }

  @Test
  void sweep_removesFoldersThatNobodyServes_andNoOthers(@TempDir Path parent) throws Exception {
    HostEnvironment host = askingFor(parent);
    Path starting = abandoned(host);
    Path dead = abandoned(host);
    Files.setLastModifiedTime(dead, FileTime.from(Instant.now().minusSeconds(120)));
    Path foreign = Files.createDirectory(parent.resolve("gp-foreign"));
    try (Listener alive = Listener.open(host);
        Listener mine = Listener.open(host)) {
      StaleFolders.sweep(Path.of(mine.address()));
      assertThat(dead).doesNotExist();
      assertThat(starting).exists();
      assertThat(foreign).exists();
      assertThat(Path.of(alive.address())).exists();
      assertThat(Path.of(mine.address())).exists();
    }
  }

  /// The folder of a socket on which nobody listens.
  private static Path abandoned(HostEnvironment host) throws IOException {
    Listener killed = Listener.open(host);
    killed.channel().close();
    return requireNonNull(Path.of(killed.address()).getParent());
  }

  @Test
  void certificate_isSignedByItselfForLocalhost() throws Exception {
    TlsIdentity identity = SelfSigned.forHost(HOST_CERTIFICATE);
    identity.certificate().verify(identity.certificate().getPublicKey());
    identity.certificate().checkValidity();
    assertThat(identity.certificate().getSubjectAlternativeNames())
        .containsExactly(List.of(2, "localhost"));
    assertThat(identity.certificate().getBasicConstraints()).isNotNegative();
    assertThat(identity.host().getSubjectX500Principal().getName()).isEqualTo("CN=localhost");
    assertThat(SelfSigned.handshakeForm(identity.certificate()))
        .hasSizeGreaterThan(50)
        .doesNotContain("=", "|", "\n");
  }

  @Test
  void standalone_addressFromTheEnvironment_isFound() {
    var given = Map.of("GF_PLUGIN_GRPC_ADDRESS_MY_DATASOURCE", "127.0.0.1:4711");
    assertThat(new Standalone("my-datasource", given).find())
        .contains(new InetSocketAddress("127.0.0.1", 4711));
    assertThat(new Standalone("other-datasource", given).find()).isEmpty();
  }

  @Test
  void standalone_addresses_areParsed() {
    assertThat(Standalone.parse(":80")).contains(new InetSocketAddress("127.0.0.1", 80));
    assertThat(Standalone.parse("[::1]:80")).contains(new InetSocketAddress("::1", 80));
    assertThat(Standalone.parse("localhost")).isEmpty();
    assertThat(Standalone.parse("a:99999")).isEmpty();
  }

  private static HostEnvironment askingFor(Path folder) {
    return new HostEnvironment(
        true, Optional.empty(), false, Optional.of(folder.toString()), Optional.empty());
  }
}
