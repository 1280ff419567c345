package io.klantreis.sdk.internal.grpc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.google.protobuf.ByteString;
import io.klantreis.sdk.backend.PluginError;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** JSON in and out of messages. */
public final class Json {
  private Json() {}

  /** Made when first used: the handshake needs no JSON. */
  private static final class Holder {
    static final ObjectMapper MAPPER =
        JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
  }

  /// Reads an object; nothing at all is an empty one. A key that is there twice, or text behind the
  /// object, is no JSON: whichever was meant, something would be left out without a word.
  ///
  /// @throws PluginError with code USER when it is not a JSON object
  static JsonNode object(ByteString bytes, String what) {
    JsonNode node = tree(bytes, what);
    if (node == null || node.isNull()) {
      return JsonNodeFactory.instance.objectNode();
    }
    if (!node.isObject()) {
      throw PluginError.user(what + " must be a JSON object, not " + node.getNodeType());
    }
    return node;
  }

  /// Reads any JSON, or null where there is nothing.
  ///
  /// @throws PluginError with code USER when it is malformed
  static @Nullable JsonNode tree(ByteString bytes, String what) {
    if (bytes.isEmpty()) {
      return null;
    }
    try {
      JsonNode node = Holder.MAPPER.readTree(bytes.newInput());
      return node.isMissingNode() ? null : node;
    } catch (JsonProcessingException e) {
      e.clearLocation();
      throw PluginError.user(what + " is not JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw PluginError.internal(what + " cannot be read", e);
    }
  }

  /// Reads a tree into a plugin's own type. Members that the type does not have are ignored, since
  /// Grafana adds its own.
  ///
  /// @throws PluginError with code USER that names the place, when it does not fit
  public static <Q> Q read(JsonNode tree, Class<Q> type) {
    if (type.isInstance(tree)) {
      return type.cast(tree);
    }
    try {
      return Holder.MAPPER.treeToValue(tree, type);
    } catch (JsonProcessingException e) {
      e.clearLocation();
      throw PluginError.user("the query cannot be read: " + e.getMessage());
    }
  }

  /// Writes a tree, or nothing for null.
  static ByteString bytes(@Nullable JsonNode node) {
    return node == null ? ByteString.EMPTY : ByteString.copyFromUtf8(node.toString());
  }
}
