package io.klantreis.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GivenJsonTest {
  @Test
  void read_oneObject_isThatObject() throws IOException {
    assertThat(GivenJson.read(" {\"a\": [1]}\n", "it").at("/a/0").intValue()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"a": 1,}            | the question is not JSON at line 1, column 9: Unexpected character ('}'
          {"a": 1} x           | the question is not JSON at line 1, column 10: Unrecognized token 'x'
          {"a": 1} {"a": 2}    | the question is not JSON at line 1, column 10: Trailing token
          {"a": 1, "a": 2}     | the question is not JSON at line 1, column 13: Duplicate field 'a'
          """)
  void read_whatIsNotOneJsonValue_saysWhereAndWhy(String text, String message) {
    assertThatThrownBy(() -> GivenJson.read(text, "the question"))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(message)
        .hasMessageNotContaining("REDACTED");
  }
}
