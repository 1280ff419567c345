package io.klantreis.plugin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;

/// The description of `resources/` for programs.
final class OpenApi {
  private static final String FILE = "openapi.json";

  private OpenApi() {}

  static JsonNode document() throws IOException {
    try (InputStream in = OpenApi.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is missing");
      }
      return new ObjectMapper().readTree(in);
    }
  }
}
