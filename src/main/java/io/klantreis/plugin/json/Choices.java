package io.klantreis.plugin.json;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The names under which the constants of an enum are written. Immutable.
public final class Choices<E extends Enum<E>> {
  private final Map<String, E> byName = new LinkedHashMap<>();
  private final Function<E, String> naming;

  private Choices(Class<E> type, Function<E, String> naming) {
    this.naming = naming;
    for (E constant : type.getEnumConstants()) {
      byName.put(naming.apply(constant), constant);
    }
  }

  public static <E extends Enum<E>> Choices<E> of(Class<E> type, Function<E, String> naming) {
    return new Choices<>(type, naming);
  }

  /// `REMOVE_UNIT` is written `removeUnit`.
  public static <E extends Enum<E>> Choices<E> camelCase(Class<E> type) {
    return new Choices<>(type, Choices::camel);
  }

  /// `MIXPANEL_REENTRY` is written `mixpanel-reentry`.
  public static <E extends Enum<E>> Choices<E> kebabCase(Class<E> type) {
    return new Choices<>(type, constant -> lower(constant).replace('_', '-'));
  }

  /// `STRICT_ORDER` is written `strict_order`.
  public static <E extends Enum<E>> Choices<E> snakeCase(Class<E> type) {
    return new Choices<>(type, Choices::lower);
  }

  public Optional<E> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  public String name(E constant) {
    return naming.apply(constant);
  }

  public Set<String> names() {
    return byName.keySet();
  }

  private static <E extends Enum<E>> String camel(E constant) {
    var name = new StringBuilder();
    for (String word : lower(constant).split("_", -1)) {
      String first = word.substring(0, 1);
      name.append(name.isEmpty() ? first : first.toUpperCase(Locale.ROOT));
      name.append(word, 1, word.length());
    }
    return name.toString();
  }

  private static <E extends Enum<E>> String lower(E constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
