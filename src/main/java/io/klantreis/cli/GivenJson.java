package io.klantreis.cli;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/// JSON that somebody typed or keeps in a file: one value, and no key twice.
final class GivenJson {
  private GivenJson() {}

  /// @param what the JSON is, as a message begins
  /// @throws IOException that says where it goes wrong and why
  static JsonNode read(String text, String what) throws IOException {
    JsonMapper strict =
        JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    try {
      return strict.readTree(text);
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      String place =
          at == null ? "" : " at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
      throw new IOException(
          "%s is not JSON%s: %s".formatted(what, place, e.getOriginalMessage()), e);
    }
  }
}
