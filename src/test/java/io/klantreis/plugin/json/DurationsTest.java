package io.klantreis.plugin.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
  @ParameterizedTest
  @CsvSource({
    "500ms, 500, 500ms",
    "30s, 30000, 30s",
    "5m, 300000, 5m",
    "6h, 21600000, 6h",
    "14d, 1209600000, 14d",
    "2w, 1209600000, 14d",
    "48h, 172800000, 2d",
    "90s, 90000, 90s",
    "1001ms, 1001, 1001ms",
    "0d, 0, 0s",
    "1000000d, 86400000000000, 1000000d",
    "1000001d, 86400000000000, 1000000d",
    "6048000000000000s, 86400000000000, 1000000d",
    "999999999999999999w, 86400000000000, 1000000d"
  })
  void duration_parsedAndFormatted_keepsItsMillis(String text, long millis, String shortest) {
    assertThat(Durations.parse(text)).contains(millis);
    assertThat(Durations.format(millis)).isEqualTo(shortest);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "14",
        "d",
        "-1d",
        "1.5h",
        "1 d",
        "1D",
        "1M",
        "1y",
        "1d2h",
        "99999999999999999999ms",
        "٣d"
      })
  void duration_malformed_isNone(String text) {
    assertThat(Durations.parse(text)).isEmpty();
  }

  @Test
  void nearest_oneTypo_isFound() {
    assertThat(Nearest.of("add_to_crt", java.util.List.of("checkout", "add_to_cart", "ad")))
        .contains("add_to_cart");
  }

  @Test
  void nearest_nothingAlike_isNone() {
    assertThat(Nearest.of("zzz", java.util.List.of("checkout", "add_to_cart"))).isEmpty();
  }
}
