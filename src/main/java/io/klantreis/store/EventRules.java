package io.klantreis.store;

import io.klantreis.journey.model.Scale;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the fields of an event may hold; every fault says the value and what is allowed.
final class EventRules {
  static final int MAX_NAME = 1_000;
  static final int MAX_TEXT = 20_000;
  static final int MAX_PROPERTIES = 200;

  private static final Set<String> KINDS =
      Set.of("review", "survey", "question", "complaint", "thought");

  private EventRules() {}

  /// Puts the text of a field where it belongs; an empty text is an absent field.
  static void set(EventDraft draft, EventField field, String raw) throws FieldFault {
    if (raw.isEmpty()) {
      return;
    }
    if (field == EventField.TIMESTAMP) {
      draft.time(Timestamps.parse(raw));
    } else if (field.isNumber()) {
      draft.number(field, number(field, raw));
    } else {
      int most = field == EventField.TEXT ? MAX_TEXT : MAX_NAME;
      if (raw.length() > most) {
        throw FieldFault.of(field, raw, "at most " + most + " characters");
      }
      if (field == EventField.KIND && !KINDS.contains(raw)) {
        throw FieldFault.of(field, raw, "one of review, survey, question, complaint, thought");
      }
      draft.text(field, raw);
    }
  }

  static void property(EventDraft draft, String name, String value) throws FieldFault {
    if (value.isEmpty()) {
      return;
    }
    String field = EventField.PROPERTIES + name;
    if (name.isEmpty() || name.length() > MAX_NAME) {
      throw new FieldFault("properties", "a name has 1 to " + MAX_NAME + " characters");
    }
    if (value.length() > MAX_TEXT) {
      throw new FieldFault(field, "is longer than " + MAX_TEXT + " characters");
    }
    if (draft.properties() >= MAX_PROPERTIES) {
      throw new FieldFault("properties", "there are more than " + MAX_PROPERTIES);
    }
    draft.property(name, value);
  }

  /// Checks what only the whole event shows.
  static void check(EventDraft draft) throws FieldFault {
    require(EventField.CUSTOMER, draft.text(EventField.CUSTOMER));
    require(EventField.TIMESTAMP, draft.hasTime() ? "" : null);
    require(EventField.TOUCHPOINT, draft.text(EventField.TOUCHPOINT));
    checkRating(draft.number(EventField.RATING), draft.text(EventField.SCALE));
    double sentiment = draft.number(EventField.SENTIMENT);
    if (sentiment < -1 || sentiment > 1) {
      throw FieldFault.of(EventField.SENTIMENT, shortest(sentiment), "a number from -1 to 1");
    }
  }

  private static void require(EventField field, @Nullable String value) throws FieldFault {
    if (value == null) {
      throw new FieldFault(field.id(), "is missing, and every event needs one");
    }
  }

  private static void checkRating(double rating, @Nullable String id) throws FieldFault {
    if (id == null && Double.isNaN(rating)) {
      return;
    }
    Optional<Scale> scale = Scale.of(id);
    if (scale.isEmpty()) {
      throw FieldFault.of(
          EventField.SCALE,
          String.valueOf(id),
          "one of nps, csat5, ces7, stars5, stars10, mark10, thumbs, or min..max");
    }
    if (!Double.isNaN(rating) && !scale.get().has(rating)) {
      Scale known = scale.get();
      String range =
          known.id().equals("thumbs")
              ? "-1 or 1"
              : shortest(known.min()) + " to " + shortest(known.max());
      throw FieldFault.of(
          EventField.RATING, shortest(rating), range + " on the scale " + known.id());
    }
  }

  private static double number(EventField field, String raw) throws FieldFault {
    try {
      double number = Double.parseDouble(raw);
      if (Double.isFinite(number) && isDecimal(raw)) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // told below
    }
    throw FieldFault.of(field, raw, "a number such as 4 or -0.5, with a point");
  }

  /// Java's own extras (`1d`, `0x1p3`, spaces) are no decimal numbers.
  private static boolean isDecimal(String raw) {
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if ((c < '0' || c > '9') && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E') {
        return false;
      }
    }
    return true;
  }

  /// The shortest decimal form: `4`, `0.5`, `1E+30` for what is too long to write out.
  static String shortest(double number) {
    if (number == Math.rint(number) && Math.abs(number) < 1e15) {
      return Long.toString((long) number);
    }
    return shortest(new BigDecimal(Double.toString(number)));
  }

  static String shortest(BigDecimal number) {
    if (number.signum() == 0) {
      return "0";
    }
    BigDecimal stripped = number.stripTrailingZeros();
    boolean writable = stripped.scale() <= 20 && stripped.precision() - stripped.scale() <= 21;
    return writable ? stripped.toPlainString() : stripped.toString();
  }
}
