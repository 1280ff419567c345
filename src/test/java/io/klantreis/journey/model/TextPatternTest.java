package io.klantreis.journey.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.google.re2j.Pattern;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Patterns fit whole texts, and whatever somebody writes neither time nor memory runs away.
class TextPatternTest {
  @ParameterizedTest
  @CsvSource({
    "web|app, web, true",
    "web|app, webshop, false",
    "web.*, webshop, true",
    "(?i)WEB, web, true",
    "'[a-z]{2,4}', abcde, false",
    "'', '', true",
    "\\p{L}+, één, true",
    "\\Qa.b{9}\\E, a.b{9}, true",
    "\\Qa.b{9}\\E, axb{9}, false"
  })
  void regex_fitsTheWholeText(String regex, String text, boolean fits) {
    assertThat(TextPattern.ofRegex(regex).fits(text)).isEqualTo(fits);
  }

  @ParameterizedTest
  @CsvSource({
    "cart*, CART_add, true",
    "cart*, my_cart, false",
    "*cart*, my_cart_add, true",
    "a.b, axb, false",
    "'(x', '(X', true"
  })
  void glob_fitsWhateverTheCase(String glob, String text, boolean fits) {
    assertThat(TextPattern.ofGlob(glob).fits(text)).isEqualTo(fits);
  }

  @ParameterizedTest
  @ValueSource(strings = {"(a+)+b", "(a|a)*b", "(.*a){20}b", "(a?){40}a{40}b"})
  @Timeout(20)
  void patternsThatGoBackForAges_end(String regex) {
    assertThat(TextPattern.ofRegex(regex).fits("a".repeat(2_000))).isFalse();
  }

  @Test
  @Timeout(20)
  void manyStars_end() {
    assertThat(TextPattern.ofGlob("*a".repeat(30) + "b").fits("a".repeat(2_000))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"(((a{100}){100}){100}){100}", "(a{999}){999}", "((a{10}b){60,}){60}"})
  void repetitionsThatFillTheMemory_areRefused(String regex) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TextPattern.ofRegex(regex))
        .withMessageContaining("more than 10000 states");
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "a**", "[b", "(?=a)", "\\1", "a{1001}", "x\\"})
  void whatIsNoPattern_isToldWithItsReason(String regex) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TextPattern.ofRegex(regex))
        .satisfies(fault -> assertThat(fault.getMessage()).isNotBlank());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[]{9999}]+", "[^]{9999}]", "a{,5}", "\\{9999}", "[A-Z]{2}\\d{10}[a-z]{99}"})
  void bracesThatRepeatNothing_doNotCount(String regex) {
    assertThatNoException().isThrownBy(() -> TextPattern.ofRegex(regex));
  }

  @Test
  void states_areAboutAsManyAsTheLibraryMakes() {
    var random = new Random(20_261_127);
    int refused = 0;
    for (int i = 0; i < 400; i++) {
      String regex = regex(random, 4);
      int states = Pattern.compile(regex).programSize();
      if (states > 2.5 * TextPattern.MOST_STATES) {
        refused++;
        assertThatIllegalArgumentException().as(regex).isThrownBy(() -> TextPattern.ofRegex(regex));
      } else if (states < TextPattern.MOST_STATES / 2.5) {
        assertThatNoException().as(regex).isThrownBy(() -> TextPattern.ofRegex(regex));
      }
    }
    assertThat(refused).isBetween(10, 390);
  }

  private static String regex(Random random, int depth) {
    if (depth == 0) {
      return new String[] {"a", "[b-d]", "\\d", "."}[random.nextInt(4)];
    }
    String inner = "(" + regex(random, depth - 1) + regex(random, depth - 1) + ")";
    return switch (random.nextInt(4)) {
      case 0 -> inner + "{" + (1 + random.nextInt(20)) + "}";
      case 1 -> inner + "{2," + (2 + random.nextInt(20)) + "}";
      case 2 -> inner + "*";
      default -> inner + "|" + inner;
    };
  }
}
