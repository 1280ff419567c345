package io.klantreis.journey.stage;

import static java.util.Objects.requireNonNull;

import io.klantreis.journey.grouping.Grouping;
import io.klantreis.journey.index.Fields;
import io.klantreis.journey.index.IntColumn;
import io.klantreis.journey.index.TextColumn;
import io.klantreis.journey.model.Labels;
import io.klantreis.journey.query.StageDurationQuery;
import io.klantreis.journey.query.StageDurationQuery.Split;
import io.klantreis.journey.run.FixedNames;
import io.klantreis.journey.run.Population;
import io.klantreis.journey.run.UnitEvents;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// In which group of the question a stay is, by the event that begins it. Immutable; each thread
/// asks through its own {@link #cursor}.
final class StayGroups {
  /// A stay that is in no group and does not count.
  static final int NOT_COUNTED = -1;

  private static final Labels NONE_LABEL = new Labels("(none)", "(geen)");
  private static final Labels BEFORE = new Labels("Before", "Ervoor");
  private static final Labels AFTER = new Labels("After", "Erna");

  /// Tells the group of a stay that begins with an event.
  interface Cursor {
    int group(UnitEvents events, int event);
  }

  /// Tells the group of a stay by where it begins alone, without looking at the unit. Confined to
  /// one thread.
  interface ByPlace {
    /// Goes to a block.
    void moveTo(int part);

    int group(int position, long time);
  }

  private final Population population;
  private final @Nullable Split split;
  private final List<String> ids = new ArrayList<>();
  private final List<Labels> labels = new ArrayList<>();

  StayGroups(StageDurationQuery query, Population population) {
    this.population = population;
    this.split = query.split();
    switch (split) {
      case null -> add("", Labels.same(""));
      case Split.Date date -> {
        add("before", BEFORE);
        add("after", AFTER);
      }
      case Split.Values values -> {
        add(values.one(), Labels.same(values.one()));
        add(values.other(), Labels.same(values.other()));
      }
      case Split.Breakdown breakdown -> addAll(breakdown.by());
    }
  }

  private void addAll(String by) {
    Grouping known = grouping(by);
    if (known == null) {
      add("(none)", NONE_LABEL);
      for (String value : column(by).dictionary().values()) {
        String name = FixedNames.ofValue(value);
        add(name, Labels.same(name));
      }
      return;
    }
    for (int group = 0; group < known.size(); group++) {
      add(known.id(group), known.label(group));
    }
  }

  private void add(String id, Labels label) {
    ids.add(id);
    labels.add(label);
  }

  /// Fields that are a person's, or that codes tell; null for the others.
  private @Nullable Grouping grouping(String by) {
    return switch (by) {
      case "persona", "segment", "source", "touchpoint" ->
          Grouping.of(Grouping.By.valueOf(by.toUpperCase(Locale.ROOT)), population);
      default -> null;
    };
  }

  private TextColumn column(String by) {
    return population.index().text(Fields.resolve(by));
  }

  int size() {
    return ids.size();
  }

  String id(int group) {
    return ids.get(group);
  }

  Labels label(int group) {
    return labels.get(group);
  }

  Cursor cursor() {
    return switch (split) {
      case null -> (events, event) -> 0;
      case Split.Date date -> (events, event) -> events.time(event) < date.millis() ? 0 : 1;
      case Split.Breakdown breakdown -> byValue(breakdown.by());
      case Split.Values values -> {
        Cursor all = byValue(values.by());
        int one = codeOf(values.by(), values.one());
        int other = codeOf(values.by(), values.other());
        yield (events, event) -> {
          int group = all.group(events, event);
          return group == one ? 0 : group == other ? 1 : NOT_COUNTED;
        };
      }
    };
  }

  /// Whether there is more than one group.
  boolean areTold() {
    return split != null;
  }

  /// Null where the group is not told by an event's time or its own text alone.
  @Nullable ByPlace byPlace() {
    return switch (split) {
      case null -> null;
      case Split.Date date -> new ByTime(date.millis());
      case Split.Breakdown breakdown ->
          grouping(breakdown.by()) == null ? new ByText(column(breakdown.by()), null) : null;
      case Split.Values values ->
          grouping(values.by()) == null ? new ByText(column(values.by()), compared(values)) : null;
    };
  }

  /// Whether {@link #tags} tell the groups.
  boolean areTagged() {
    return byPlace() != null;
  }

  /// What tells the groups of whole blocks; only where {@link #areTagged}.
  StayTags tags(int[] stageOfCode, String key, int stages) {
    return byPlace() instanceof ByText byText
        ? new ValueTags(byText, stageOfCode, stages, size() + 1)
        : new DateTags(((Split.Date) requireNonNull(split)).millis(), key, stages, size() + 1);
  }

  /// The group of each code of a field's values.
  private int[] compared(Split.Values values) {
    int[] groupOfCode = new int[column(values.by()).dictionary().size() + 1];
    Arrays.fill(groupOfCode, NOT_COUNTED);
    int one = codeOf(values.by(), values.one());
    int other = codeOf(values.by(), values.other());
    if (other >= 0) {
      groupOfCode[other] = 1;
    }
    if (one >= 0) {
      groupOfCode[one] = 0;
    }
    return groupOfCode;
  }

  private record ByTime(long millis) implements ByPlace {
    @Override
    public void moveTo(int part) {}

    @Override
    public int group(int position, long time) {
      return time < millis ? 0 : 1;
    }
  }

  static final class ByText implements ByPlace {
    private final TextColumn column;
    private final int @Nullable [] groupOfCode;
    private @Nullable IntColumn codes;

    /// @param groupOfCode null where each value is a group
    ByText(TextColumn column, int @Nullable [] groupOfCode) {
      this.column = column;
      this.groupOfCode = groupOfCode;
    }

    @Override
    public void moveTo(int part) {
      codes = column.block(part);
    }

    @Override
    public int group(int position, long time) {
      return group(position);
    }

    /// The same, as no time tells.
    int group(int position) {
      int code = requireNonNull(codes).at(position);
      return groupOfCode == null ? code : groupOfCode[code];
    }
  }

  private Cursor byValue(String by) {
    Grouping known = grouping(by);
    if (known != null) {
      Grouping.Cursor cursor = known.cursor();
      return cursor::group;
    }
    TextColumn column = column(by);
    return (events, event) -> events.text(column, event);
  }

  /// The number that the field's values have for this value; one that nobody has for an unknown.
  private int codeOf(String by, String value) {
    Grouping known = grouping(by);
    if (known == null) {
      int code = column(by).dictionary().code(value);
      return code < 0 ? Integer.MIN_VALUE : code;
    }
    for (int group = 1; group < known.size(); group++) {
      if (known.id(group).equals(value)) {
        return group;
      }
    }
    return Integer.MIN_VALUE;
  }
}
