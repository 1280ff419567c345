package io.klantreis.plugin.question;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.klantreis.journey.model.Filter;
import io.klantreis.journey.model.Selector;
import java.util.List;

/// Writes selectors and filters.
final class SelectorText {
  private SelectorText() {}

  static void write(ObjectNode json, Selector selector) {
    switch (selector) {
      case Selector.ByTouchpoint touchpoint -> json.put("touchpoint", touchpoint.touchpoint());
      case Selector.ByStage stage -> json.put("stage", stage.stage());
      case Selector.AnyOf any -> {
        ArrayNode parts = json.putArray("any");
        any.selectors().forEach(part -> write(parts.addObject(), part));
      }
      case Selector.EveryEvent ignored -> json.put("any", "*");
    }
    filters(json, selector.filters());
    if (selector.name() != null) {
      json.put("name", selector.name());
    }
  }

  static void filters(ObjectNode json, List<Filter> filters) {
    if (filters.isEmpty()) {
      return;
    }
    ArrayNode written = json.putArray("filters");
    for (Filter filter : filters) {
      ObjectNode one = written.addObject();
      one.put("key", filter.key()).put("op", filter.op().sign());
      if (filter.op() == Filter.Op.IN || filter.op() == Filter.Op.NOT_IN) {
        ArrayNode values = one.putArray("value");
        filter.values().forEach(values::add);
      } else {
        one.put("value", filter.values().getFirst());
      }
    }
  }
}
