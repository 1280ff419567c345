package io.klantreis.sdk.backend;

import static java.util.Objects.requireNonNull;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// An HTTP call to a data source's `resources/` path.
///
/// @param path the path below `resources/`, without a slash at its beginning
/// @param method the method in capitals
/// @param url the path with its query string
/// @param headers the headers; never log them
/// @param body the whole body; owned by the handler, not copied
public record ResourceRequest(
    String path, String method, String url, Map<String, List<String>> headers, byte[] body) {
  /// Checks that nothing is null and copies the headers.
  public ResourceRequest {
    requireNonNull(path, "path is null");
    method = method.toUpperCase(Locale.ROOT);
    requireNonNull(url, "url is null");
    var copy = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach((name, values) -> copy.put(name, List.copyOf(values)));
    headers = Collections.unmodifiableMap(copy);
    requireNonNull(body, "body is null");
  }

  /// Returns the first value of a header.
  ///
  /// @param name the header's name, in any case
  /// @return empty when the call does not have it
  public Optional<String> header(String name) {
    return headers.getOrDefault(name, List.of()).stream().findFirst();
  }

  /// Returns the first value of a parameter of the query string.
  ///
  /// @param name the parameter's name
  /// @return empty when the call does not have it
  public Optional<String> parameter(String name) {
    return parameters().getOrDefault(name, List.of()).stream().findFirst();
  }

  /// Returns the decoded parameters of the query string.
  ///
  /// @return values by name, in the order of the call
  /// @throws PluginError with code USER when an escape is malformed
  public Map<String, List<String>> parameters() {
    var parameters = new LinkedHashMap<String, List<String>>();
    int question = url.indexOf('?');
    if (question < 0) {
      return parameters;
    }
    int end = url.indexOf('#', question);
    String query = url.substring(question + 1, end < 0 ? url.length() : end);
    for (String pair : query.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = decode(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
        parameters.computeIfAbsent(name, ignored -> new ArrayList<>()).add(value);
      }
    }
    return parameters;
  }

  /// Returns the body as text.
  ///
  /// @return the body read as UTF-8
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /// Shows method and path, and nothing that may be secret.
  @Override
  public String toString() {
    return "ResourceRequest[" + method + " " + path + ", " + body.length + " bytes]";
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new PluginError(
          PluginError.Code.USER, "the query string has a malformed escape: " + e.getMessage(), e);
    }
  }
}
