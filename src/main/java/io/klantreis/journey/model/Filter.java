package io.klantreis.journey.model;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One condition on a field or property of an event. Values are text; a number is in its shortest
/// decimal form; null stands for "absent".
///
/// @param key a field of contract §3, or `properties.NAME`, or the name of a property
/// @param values one value, or any number for {@code IN} and {@code NOT_IN}; an element may be null
public record Filter(String key, Op op, List<@Nullable String> values) {
  /// The operators, with their sign in a question.
  public enum Op {
    EQUAL("="),
    NOT_EQUAL("!="),
    MATCHES("=~"),
    NOT_MATCHES("!~"),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">="),
    IN("in"),
    NOT_IN("notIn");

    private final String sign;

    Op(String sign) {
      this.sign = sign;
    }

    public String sign() {
      return sign;
    }
  }

  public Filter {
    requireNonNull(key, "key is null");
    requireNonNull(op, "op is null");
    values = Collections.unmodifiableList(new ArrayList<>(values));
    if (op != Op.IN && op != Op.NOT_IN && values.size() != 1) {
      throw new IllegalArgumentException(
          "filter on " + key + " with " + op.sign() + " takes one value, not " + values.size());
    }
  }
}
