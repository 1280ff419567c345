package io.klantreis.journey.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TouchpointRuleTest {
  @ParameterizedTest
  @CsvSource({
    "cart,      cart,          true",
    "cart,      Cart,          true",
    "cart,      cart_view,     false",
    "cart*,     cart_view,     true",
    "cart*,     cart,          true",
    "*_view,    cart_view,     true",
    "*_view,    cart_viewed,   false",
    "a*z,       abcz,          true",
    "a*z,       abc,           false",
    "*,         anything,      true",
    "a.c,       abc,           false",
    "één*,      ÉÉN_keer,      true",
  })
  void fits_asteriskStandsForAnyText(String glob, String touchpoint, boolean fits) {
    assertThat(new TouchpointRule("decision", glob).fits(touchpoint)).isEqualTo(fits);
  }
}
