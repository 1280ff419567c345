package io.klantreis.journey.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Every model known, and the crosswalk between them. Immutable.
public final class StageModels {
  private final Map<String, StageModel> byId = new LinkedHashMap<>();

  public StageModels(List<StageModel> models) {
    for (StageModel model : models) {
      if (byId.putIfAbsent(model.id(), model) != null) {
        throw new IllegalArgumentException("model " + model.id() + " is there twice");
      }
    }
  }

  public List<StageModel> all() {
    return List.copyOf(byId.values());
  }

  public Optional<StageModel> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /// The stage of a model in which an event lies: the event's own stage carried over by the
  /// crosswalk, else by the model's rules on names. An own stage that is known but has no
  /// counterpart in the model puts the event outside it, whatever the rules say.
  ///
  /// @return the stage's position, or {@link StageModel#NO_STAGE}
  public int stageOf(StageModel model, String touchpoint, @Nullable String ownStage) {
    OptionalInt carried = carried(model, ownStage);
    return carried.isPresent() ? carried.getAsInt() : model.stageOf(touchpoint);
  }

  /// Where an event's own stage lies in a model, or {@link StageModel#NO_STAGE}; empty where it has
  /// none or no model knows the name, so that the rules decide.
  public OptionalInt carried(StageModel model, @Nullable String ownStage) {
    return ownStage == null ? OptionalInt.empty() : carry(model, ownStage);
  }

  private OptionalInt carry(StageModel model, String ownStage) {
    Optional<CanonicalStage> canonical = CanonicalStage.of(ownStage);
    if (canonical.isPresent()) {
      return OptionalInt.of(model.indexOf(canonical.get()));
    }
    OptionalInt direct = model.indexOf(ownStage);
    if (direct.isPresent()) {
      return direct;
    }
    boolean isKnown = false;
    for (StageModel other : byId.values()) {
      OptionalInt there = other.indexOf(ownStage);
      if (there.isPresent()) {
        isKnown = true;
        for (CanonicalStage stage : other.stages().get(there.getAsInt()).canonical()) {
          int here = model.indexOf(stage);
          if (here != StageModel.NO_STAGE) {
            return OptionalInt.of(here);
          }
        }
      }
    }
    return isKnown ? OptionalInt.of(StageModel.NO_STAGE) : OptionalInt.empty();
  }
}
