package io.klantreis.journey.twin;

import io.klantreis.journey.model.Filter;
import io.klantreis.journey.model.Selector;
import io.klantreis.journey.model.StageModel;
import io.klantreis.journey.model.StageModels;
import io.klantreis.testing.MemorySource.Event;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An event and its row: what the twin's rules look at.
record TwinEvent(int row, Event event) {
  private static final List<String> FIELDS =
      List.of("touchpoint", "stage", "channel", "product", "persona", "segment", "campaign");

  long time() {
    return event.timeMillis();
  }

  String touchpoint() {
    return java.util.Objects.requireNonNull(event.field("touchpoint"));
  }

  @Nullable String field(String key) {
    if (key.equals("customer")) {
      return event.customer();
    }
    return event.field(
        FIELDS.contains(key) || key.startsWith("properties.") ? key : "properties." + key);
  }

  boolean fits(Selector selector, StageModels models, StageModel model) {
    if (!fits(selector.filters())) {
      return false;
    }
    return switch (selector) {
      case Selector.ByTouchpoint by -> by.touchpoint().equals(touchpoint());
      case Selector.ByStage by -> {
        int stage = models.stageOf(model, touchpoint(), field("stage"));
        yield stage >= 0 && model.stages().get(stage).id().equals(by.stage());
      }
      case Selector.AnyOf any ->
          any.selectors().stream().anyMatch(inner -> fits(inner, models, model));
      case Selector.EveryEvent every -> true;
    };
  }

  boolean fits(List<Filter> filters) {
    return filters.stream().allMatch(this::fits);
  }

  private boolean fits(Filter filter) {
    String value = field(filter.key());
    String first = filter.values().get(0);
    if (value == null) {
      return switch (filter.op()) {
        case EQUAL -> first == null;
        case NOT_EQUAL -> first != null;
        case NOT_IN -> !filter.values().contains(null);
        case NOT_MATCHES -> true;
        default -> false;
      };
    }
    return switch (filter.op()) {
      case EQUAL -> value.equals(first);
      case NOT_EQUAL -> !value.equals(first);
      case IN -> filter.values().contains(value);
      case NOT_IN -> !filter.values().contains(value);
      case MATCHES -> first != null && value.matches(first);
      case NOT_MATCHES -> first == null || !value.matches(first);
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> compares(filter.op(), value, first);
    };
  }

  private static boolean compares(Filter.Op op, String left, @Nullable String right) {
    if (right == null || !left.matches("-?\\d+(\\.\\d+)?") || !right.matches("-?\\d+(\\.\\d+)?")) {
      return false;
    }
    int sign = new java.math.BigDecimal(left).compareTo(new java.math.BigDecimal(right));
    return switch (op) {
      case LESS -> sign < 0;
      case LESS_OR_EQUAL -> sign <= 0;
      case GREATER -> sign > 0;
      default -> sign >= 0;
    };
  }
}
