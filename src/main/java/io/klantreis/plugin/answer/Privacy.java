package io.klantreis.plugin.answer;

import java.util.Set;
import java.util.function.UnaryOperator;

/// What the asker may see of customers. Immutable.
///
/// @param sees what it is called in the settings
/// @param pseudonym makes a stable pseudonym of a customer's key
/// @param minVerbatims the least customers that a group must have for its texts to be shown; 0 for
///   askers who see all
public record Privacy(Sees sees, UnaryOperator<String> pseudonym, int minVerbatims) {
  /// What an asker gets for a customer's key.
  public enum Sees {
    PSEUDONYMS,
    NAMES,
    NOTHING
  }

  private static final Set<String> KEYS = Set.of("customer", "referred_by");

  /// An asker who sees all.
  public static Privacy open() {
    return new Privacy(Sees.NAMES, UnaryOperator.identity(), 0);
  }

  /// Whether the field's values are customers' keys.
  public static boolean isCustomerKey(String field) {
    return KEYS.contains(field);
  }

  /// Whether the field's values are what customers wrote.
  public static boolean isOpenText(String field) {
    return field.equals("text");
  }

  /// Whether this asker may read what so few customers wrote.
  public boolean mayRead(long customers) {
    return customers >= minVerbatims;
  }

  /// What this asker sees of a customer's key; empty where they see nothing.
  public String shown(String customer) {
    return switch (sees) {
      case NAMES -> customer;
      case PSEUDONYMS -> pseudonym.apply(customer);
      case NOTHING -> "";
    };
  }
}
