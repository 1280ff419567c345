package io.klantreis.journey.model;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One stage of a model.
///
/// @param id the name used in questions, frames and labels; never translated
/// @param aliases other names, in any language, under which the stage is known
/// @param canonical the canonical stages (article 000's seven) that this one unites, in order
/// @param targetTime how long a stay should take at most, or null where nobody said
public record Stage(
    String id,
    Labels labels,
    List<String> aliases,
    List<CanonicalStage> canonical,
    @Nullable Duration targetTime) {
  public Stage {
    requireNonNull(id, "id is null");
    requireNonNull(labels, "labels is null");
    aliases = List.copyOf(aliases);
    canonical = List.copyOf(canonical);
  }

  /// Whether the text is this stage's id, label or alias, whatever its case.
  public boolean isCalled(String text) {
    String name = text.strip();
    return id.equalsIgnoreCase(name)
        || labels.en().equalsIgnoreCase(name)
        || labels.nl().equalsIgnoreCase(name)
        || aliases.stream().anyMatch(alias -> lower(alias).equals(lower(name)));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
