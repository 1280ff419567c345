package io.klantreis.sdk.internal.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.klantreis.sdk.backend.PluginError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {
  @Test
  void object_ofNothing_isEmpty() {
    assertThat(Json.object(ByteString.EMPTY, "the query")).isEmpty();
    assertThat(Json.object(ByteString.copyFromUtf8("null"), "the query")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [1]              | must be a JSON object, not ARRAY
          {"a": 1} x       | is not JSON: Unrecognized token 'x'
          {"a": 1} {}      | is not JSON: Trailing token
          {"a": 1, "a": 2} | is not JSON: Duplicate field 'a'
          """)
  void object_ofAnythingElse_saysWhy(String text, String reason) {
    assertThatThrownBy(() -> Json.object(ByteString.copyFromUtf8(text), "the query"))
        .isInstanceOf(PluginError.class)
        .hasMessageStartingWith("the query " + reason);
  }
}
