package io.klantreis.journey.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a rating is given on: a named scale or `min..max`. On all of them high is good.
public record Scale(String id, double min, double max) {
  /// The scale of ratings that name none.
  public static final Scale STARS5 = new Scale("stars5", 1, 5);

  private static final List<Scale> NAMED =
      List.of(
          new Scale("nps", 0, 10),
          new Scale("csat5", 1, 5),
          new Scale("ces7", 1, 7),
          STARS5,
          new Scale("stars10", 1, 10),
          new Scale("mark10", 1, 10),
          new Scale("thumbs", -1, 1));

  private static final Pattern RANGE =
      Pattern.compile(
          "\\s*(-?\\d{1,9}(?:\\.\\d{1,9})?)\\s*\\.\\.\\s*(-?\\d{1,9}(?:\\.\\d{1,9})?)\\s*");

  public Scale {
    requireNonNull(id, "id is null");
    if (!(min < max)) {
      throw new IllegalArgumentException("scale " + id + " goes from " + min + " to " + max);
    }
  }

  /// The scale of that name; {@link #STARS5} for null.
  public static Optional<Scale> of(@Nullable String id) {
    if (id == null) {
      return Optional.of(STARS5);
    }
    for (Scale scale : NAMED) {
      if (scale.id.equalsIgnoreCase(id)) {
        return Optional.of(scale);
      }
    }
    Matcher range = RANGE.matcher(id);
    if (range.matches()) {
      double min = Double.parseDouble(range.group(1));
      double max = Double.parseDouble(range.group(2));
      return min < max ? Optional.of(new Scale(id, min, max)) : Optional.empty();
    }
    return Optional.empty();
  }

  /// Whether the scale has that mark; a thumb is up or down and nothing between.
  public boolean has(double rating) {
    return rating >= min && rating <= max && (!id.equals("thumbs") || rating != 0);
  }

  /// The rating between -1 and 1, or NaN where the scale has no such mark: nothing is clamped.
  public double score(double rating) {
    return has(rating) ? 2 * (rating - min) / (max - min) - 1 : Double.NaN;
  }

  /// -1, 0 or 1 for a negative, neutral or positive mark, by the scale's own custom and not by a
  /// cut on the common line: the Dutch 5.5 is a pass, an 8 of the net promoter score is neutral.
  public int feeling(double rating) {
    return switch (id) {
      case "nps" -> cut(rating, rating < 7, 9);
      case "ces7" -> cut(rating, rating <= 3, 5);
      case "csat5", "stars5" -> cut(rating, rating <= 2, 4);
      case "stars10" -> cut(rating, rating <= 4, 7);
      case "mark10" -> cut(rating, rating < 5.5, 5.5);
      default -> Feeling.ofScore(score(rating));
    };
  }

  private static int cut(double rating, boolean negative, double positiveFrom) {
    return negative ? -1 : rating >= positiveFrom ? 1 : 0;
  }
}
