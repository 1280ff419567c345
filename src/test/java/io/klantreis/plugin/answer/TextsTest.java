package io.klantreis.plugin.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.klantreis.journey.model.Language;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TextsTest {
  private static final Pattern HOLE = Pattern.compile("\\{\\d}");

  @Test
  void bothLanguages_haveTheSameKeys() {
    assertThat(Texts.in(Language.NL).keys()).isEqualTo(Texts.in(Language.EN).keys());
  }

  @Test
  void bothLanguages_fillInTheSameValues() {
    for (String key : Texts.in(Language.EN).keys()) {
      assertThat(holes(Language.NL, key)).as(key).isEqualTo(holes(Language.EN, key));
      assertThat(Texts.in(Language.NL).text(key)).as(key).isNotBlank();
    }
  }

  private static List<String> holes(Language language, String key) {
    return HOLE.matcher(Texts.in(language).text(key))
        .results()
        .map(match -> match.group())
        .distinct()
        .sorted()
        .toList();
  }
}
