package io.klantreis.plugin.question;

import com.fasterxml.jackson.databind.JsonNode;
import io.klantreis.journey.model.CanonicalStage;
import io.klantreis.journey.model.Filter;
import io.klantreis.journey.model.Selector;
import io.klantreis.journey.model.Stage;
import io.klantreis.journey.model.StageModel;
import io.klantreis.plugin.json.JsonObject;
import io.klantreis.plugin.json.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads which events fit: `{"touchpoint":"add_to_cart"}`, `{"stage":"decision"}`,
/// `{"any":[selector,…]}`, `{"any":"*"}`.
final class SelectorReader {
  private static final int DEEPEST = 8;
  private static final String ALLOWED =
      "give exactly one of touchpoint, stage and any, such as {\"touchpoint\":\"add_to_cart\"}";

  private final StageModel model;

  SelectorReader(StageModel model) {
    this.model = model;
  }

  /// Reads the selector's own fields; the caller reads what else the object has, and then names
  /// what is unknown.
  ///
  /// @return null where there is a fault
  @Nullable Selector read(JsonObject object) {
    return read(object, /* depth= */ 1);
  }

  private @Nullable Selector read(JsonObject object, int depth) {
    String name = object.name("name");
    List<Filter> filters = FilterReader.read(object);
    boolean touchpoint = object.has("touchpoint");
    boolean stage = object.has("stage");
    boolean any = object.has("any");
    if ((touchpoint ? 1 : 0) + (stage ? 1 : 0) + (any ? 1 : 0) != 1) {
      object.faults().add(object.place(), "which events fit is not clear: " + ALLOWED);
      return null;
    }
    if (any) {
      return any(object, filters, name, depth);
    }
    return stage ? stage(object, filters, name) : touchpoint(object, filters, name);
  }

  private static @Nullable Selector touchpoint(
      JsonObject object, List<Filter> filters, @Nullable String name) {
    String touchpoint = object.text("touchpoint");
    if (touchpoint == null) {
      return null;
    }
    if (touchpoint.isBlank()) {
      object.fault("touchpoint", "is empty; give the name of a touchpoint");
      return null;
    }
    return new Selector.ByTouchpoint(touchpoint, filters, name);
  }

  private @Nullable Selector stage(JsonObject object, List<Filter> filters, @Nullable String name) {
    String text = object.text("stage");
    if (text == null) {
      return null;
    }
    Optional<String> id = idOf(text);
    if (id.isEmpty()) {
      List<String> known = model.stages().stream().map(Stage::id).toList();
      String hint = Nearest.of(text, known).map(near -> "; did you mean " + near + "?").orElse("");
      JsonNode value = object.find("stage");
      object.fault(
          "stage",
          (value == null ? text : JsonObject.unknown(value, known))
              + " (the stages of model "
              + model.id()
              + ")"
              + hint);
      return null;
    }
    return new Selector.ByStage(id.get(), filters, name);
  }

  /// By id, label or alias; else the stage that unites the canonical one of that name, so that a
  /// question survives another model being chosen.
  private Optional<String> idOf(String text) {
    OptionalInt own = model.indexOf(text);
    if (own.isPresent()) {
      return Optional.of(model.stages().get(own.getAsInt()).id());
    }
    return CanonicalStage.of(text)
        .map(model::indexOf)
        .filter(index -> index != StageModel.NO_STAGE)
        .map(index -> model.stages().get(index).id());
  }

  private @Nullable Selector any(
      JsonObject object, List<Filter> filters, @Nullable String name, int depth) {
    JsonNode any = object.find("any");
    if (any != null && any.isTextual() && any.textValue().equals("*")) {
      return new Selector.EveryEvent(filters, name);
    }
    if (any == null || !any.isArray() || any.isEmpty()) {
      String shown = any == null || any.isArray() ? "an empty list" : JsonObject.show(any);
      object.fault("any", shown + " is neither \"*\" nor a list of selectors");
      return null;
    }
    if (depth >= DEEPEST) {
      object.fault("any", "lies more than " + DEEPEST + " deep");
      return null;
    }
    var parts = new ArrayList<Selector>();
    for (JsonObject part : object.objects("any")) {
      Selector selector = read(part, depth + 1);
      part.rejectUnknown(Set.of());
      if (selector != null) {
        parts.add(selector);
      }
    }
    return new Selector.AnyOf(parts, filters, name);
  }
}
