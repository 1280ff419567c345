package io.klantreis.plugin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.klantreis.sdk.backend.CallContext;
import io.klantreis.sdk.backend.PluginError;
import io.klantreis.sdk.backend.ResourceRequest;
import io.klantreis.sdk.backend.ResourceSender;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Finds who answers a call below `resources/` (contract §6), and writes what went wrong as JSON.
/// Thread-safe.
final class Resources {
  private interface Route {
    JsonNode answer(ResourceRequest request, CallContext context) throws Exception;
  }

  private static final String CUSTOMERS = "customers/";

  private final Map<String, Map<String, Route>> routes = new TreeMap<>();
  private final Writes writes;

  Resources(Lookups lookups, Writes writes) {
    requireNonNull(lookups, "lookups is null");
    this.writes = requireNonNull(writes, "writes is null");
    get("models", lookups::models);
    get("stages", lookups::stages);
    get("touchpoints", lookups::touchpoints);
    get("products", (request, context) -> lookups.values("product", request, context));
    get("personas", (request, context) -> lookups.values("persona", request, context));
    get("segments", (request, context) -> lookups.values("segment", request, context));
    get("channels", (request, context) -> lookups.values("channel", request, context));
    get("keys", lookups::keys);
    get("values", lookups::values);
    get("status", (request, context) -> lookups.status(context));
    get("openapi.json", (request, context) -> OpenApi.document());
    routes.put("events", Map.of("POST", writes::events));
  }

  private void get(String path, Route route) {
    routes.put(path, Map.of("GET", route));
  }

  void call(ResourceRequest request, ResourceSender sender, CallContext context) throws Exception {
    String path = request.path().replaceAll("^/+|/+$", "");
    Map<String, Route> methods =
        path.startsWith(CUSTOMERS) && path.length() > CUSTOMERS.length()
            ? Map.of("DELETE", (r, c) -> writes.erase(path.substring(CUSTOMERS.length()), c))
            : routes.get(path);
    if (methods == null) {
      refuse(sender, 404, "there is no resource \"" + cut(path) + "\"; there are " + known());
      return;
    }
    Route route = methods.get(request.method());
    if (route == null) {
      String allowed = String.join(", ", methods.keySet());
      sender.send(
          405,
          Map.of("Content-Type", List.of("application/json"), "Allow", List.of(allowed)),
          error("\"" + cut(path) + "\" answers " + allowed + " only").toString().getBytes(UTF_8));
      return;
    }
    try {
      sender.sendJson(200, Errors.classified(() -> route.answer(request, context)));
    } catch (Refusal e) {
      refuse(sender, e.status(), e.message());
    } catch (PluginError e) {
      refuse(sender, e.code().httpStatus(), e.getMessage());
    }
  }

  private String known() {
    return String.join(", ", routes.keySet()) + ", customers/{id}";
  }

  private static String cut(String path) {
    return path.length() <= 60 ? path : path.substring(0, 60) + "…";
  }

  private static void refuse(ResourceSender sender, int status, String message) {
    sender.sendJson(status, error(message));
  }

  /// Grafana shows `message`.
  private static ObjectNode error(String message) {
    return JsonNodeFactory.instance.objectNode().put("error", message).put("message", message);
  }
}
