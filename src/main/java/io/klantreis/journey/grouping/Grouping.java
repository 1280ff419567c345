package io.klantreis.journey.grouping;

import io.klantreis.journey.index.Dictionary;
import io.klantreis.journey.index.JourneyIndex;
import io.klantreis.journey.index.TextColumn;
import io.klantreis.journey.model.Labels;
import io.klantreis.journey.model.Stage;
import io.klantreis.journey.model.StageModel;
import io.klantreis.journey.run.FixedNames;
import io.klantreis.journey.run.Population;
import io.klantreis.journey.run.UnitEvents;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Puts events in numbered groups. Immutable; each thread asks through its own {@link #cursor}.
///
/// Persona and segment are the customer's latest as of the question, source is their first: those
/// of a person, not of an event. All else is the event's own.
public final class Grouping {
  /// By what.
  public enum By {
    TOUCHPOINT,
    STAGE,
    CHANNEL,
    CAMPAIGN,
    PRODUCT,
    SOURCE,
    PERSONA,
    SEGMENT,
    NONE
  }

  /// The group of events that have no such thing.
  public static final int NONE_GROUP = 0;

  private static final Labels NONE_LABEL = new Labels("(none)", "(geen)");

  private final By by;
  private final Population population;
  private final List<String> ids = new ArrayList<>();
  private final List<Labels> labels = new ArrayList<>();
  private final int[] groupOfCode;

  private Grouping(By by, Population population) {
    this.by = by;
    this.population = population;
    JourneyIndex index = population.index();
    add("(none)", NONE_LABEL);
    switch (by) {
      case NONE -> add("", Labels.same(""));
      case STAGE -> {
        for (Stage stage : population.stages().model().stages()) {
          add(stage.id(), stage.labels());
        }
      }
      case TOUCHPOINT -> index.codes().touchpoints().forEach(this::addValue);
      case CHANNEL, CAMPAIGN, PRODUCT, SOURCE, PERSONA, SEGMENT ->
          index.text(field(by)).dictionary().values().forEach(this::addValue);
    }
    groupOfCode = groupsOfCodes(index);
  }

  public static Grouping of(By by, Population population) {
    return new Grouping(by, population);
  }

  private void add(String id, Labels label) {
    ids.add(id);
    labels.add(label);
  }

  private void addValue(String value) {
    String name = FixedNames.ofValue(value);
    add(name, Labels.same(name));
  }

  private int[] groupsOfCodes(JourneyIndex index) {
    int[] groups = new int[index.codes().size()];
    Map<String, Integer> byName = new HashMap<>();
    for (int group = 0; group < ids.size(); group++) {
      byName.put(ids.get(group), group);
    }
    for (int code = 0; code < groups.length; code++) {
      groups[code] =
          switch (by) {
            case TOUCHPOINT ->
                byName.getOrDefault(FixedNames.ofValue(index.codes().touchpoint(code)), NONE_GROUP);
            default -> 1;
          };
    }
    return groups;
  }

  private static String field(By by) {
    return switch (by) {
      case CHANNEL -> "channel";
      case CAMPAIGN -> "campaign";
      case PRODUCT -> "product";
      case SOURCE -> "source";
      case PERSONA -> "persona";
      case SEGMENT -> "segment";
      case TOUCHPOINT, STAGE, NONE -> throw new IllegalArgumentException(by + " is no column");
    };
  }

  /// How many groups there are, the one of nothing included.
  public int size() {
    return ids.size();
  }

  /// The value sent for a group; never translated.
  public String id(int group) {
    return ids.get(group);
  }

  public Labels label(int group) {
    return labels.get(group);
  }

  /// Whether the groups have an order of their own: the stages of a model.
  public boolean isOrdered() {
    return by == By.STAGE;
  }

  public By by() {
    return by;
  }

  /// How many codes there are.
  public int codes() {
    return groupOfCode.length;
  }

  /// The group of every event of each code, or null where the code does not tell it.
  public int @Nullable [] groupsOfCodes() {
    return switch (by) {
      case NONE, TOUCHPOINT -> groupOfCode.clone();
      case STAGE -> stagesOfCodes();
      case CHANNEL, CAMPAIGN, PRODUCT, SOURCE, PERSONA, SEGMENT -> null;
    };
  }

  private int @Nullable [] stagesOfCodes() {
    int[] groups = new int[groupOfCode.length];
    for (int code = 0; code < groups.length; code++) {
      if (!population.stages().codeTells(code)) {
        return null;
      }
      groups[code] = population.stages().ofCode(code) + 1;
    }
    return groups;
  }

  /// The column whose codes are the groups, or null where there is none such.
  public @Nullable TextColumn column() {
    return switch (by) {
      case CHANNEL, CAMPAIGN, PRODUCT -> population.index().text(field(by));
      case NONE, TOUCHPOINT, STAGE, SOURCE, PERSONA, SEGMENT -> null;
    };
  }

  /// Whether every question about the same index puts an event in the same group: not where a model
  /// decides, or what was known of a customer by a time before the index ends.
  public boolean isLasting() {
    return switch (by) {
      case NONE, TOUCHPOINT, CHANNEL, CAMPAIGN, PRODUCT -> true;
      case STAGE -> false;
      case SOURCE, PERSONA, SEGMENT -> population.lastMillis() >= population.index().lastMillis();
    };
  }

  /// A block's events as {@link Population#block} shows them.
  public UnitEvents block(int part) {
    return population.block(part);
  }

  /// A way to ask; for one thread.
  public Cursor cursor() {
    return switch (by) {
      case NONE, TOUCHPOINT -> (events, event) -> groupOfCode[events.code(event)];
      case STAGE -> (events, event) -> events.stage(event) + 1;
      case CHANNEL, CAMPAIGN, PRODUCT -> {
        var column = population.index().text(field(by));
        yield (events, event) -> events.text(column, event);
      }
      case PERSONA, SEGMENT -> new OfCustomer(population, field(by), /* latest= */ true);
      case SOURCE -> new OfCustomer(population, field(by), /* latest= */ false);
    };
  }

  /// Tells the group of an event.
  @FunctionalInterface
  public interface Cursor {
    int group(UnitEvents events, int event);
  }

  static {
    // Codes of a dictionary serve as groups, and so do stages, counted from 1.
    if (Dictionary.ABSENT != NONE_GROUP || StageModel.NO_STAGE + 1 != NONE_GROUP) {
      throw new AssertionError();
    }
  }
}
