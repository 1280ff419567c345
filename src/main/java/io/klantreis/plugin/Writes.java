package io.klantreis.plugin;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.klantreis.sdk.backend.CallContext;
import io.klantreis.sdk.backend.ResourceRequest;
import io.klantreis.sdk.backend.User;
import io.klantreis.store.EventStore;
import io.klantreis.store.IngestResult;
import io.klantreis.store.Rejection;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/// What changes the store: events that come in, customers that are erased. Whoever may query the
/// data source reaches this, so the user's role decides.
final class Writes {
  private final Settings settings;
  private final IndexKeeper keeper;

  Writes(Settings settings, IndexKeeper keeper) {
    this.settings = requireNonNull(settings, "settings is null");
    this.keeper = requireNonNull(keeper, "keeper is null");
  }

  /// Takes events; what it says is accepted is on disk.
  JsonNode events(ResourceRequest request, CallContext context) throws IOException {
    User user = context.plugin().user();
    if (user == null || !user.canEdit()) {
      throw new Refusal(403, "events are taken from Editors and Admins only");
    }
    IngestResult result = store().ingest(new ByteArrayInputStream(request.body()));
    keeper.forget();
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("accepted", result.accepted()).put("duplicates", result.duplicates());
    ArrayNode rejected = answer.putArray("rejected");
    for (Rejection rejection : result.rejected()) {
      rejected
          .addObject()
          .put("line", rejection.line())
          .put("field", rejection.field())
          .put("reason", rejection.reason());
    }
    return answer;
  }

  /// Erases a customer everywhere.
  JsonNode erase(String customer, CallContext context) {
    User user = context.plugin().user();
    if (user == null || !user.isAdmin()) {
      throw new Refusal(403, "only Admins may erase a customer");
    }
    EventStore store = store();
    long erased = store.erase(customer);
    String decoded = decode(customer);
    if (erased == 0 && !decoded.equals(customer)) {
      // Grafana sends paths decoded, other callers may not.
      erased = store.erase(decoded);
    }
    keeper.forget();
    return JsonNodeFactory.instance.objectNode().put("erased", erased);
  }

  private EventStore store() {
    if (keeper.source() instanceof EventStore store) {
      return store;
    }
    String why =
        settings.store() instanceof Settings.Store.Demo
            ? "the demo store is read-only; choose an h2 or postgres store to write events"
            : "this data source reads a table of yours and never writes to it";
    throw new Refusal(409, why);
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
