package io.klantreis.sdk.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a field wants to be shown: name, unit, limits, colours, links. Everything is optional, and a
/// user's own panel settings win over it.
///
/// ```java
/// FieldConfig.builder().displayNameFromDS("Conversie").unit("percentunit").min(0).max(1).build();
/// ```
///
/// @param displayName a name that users cannot override; prefer `displayNameFromDS`
/// @param displayNameFromDS the name shown unless a user gives another
/// @param path an explicit path of the field in the source
/// @param description what the field means
/// @param filterable whether values may be made filters; null for the default
/// @param writeable whether values may be changed at the source; null for the default
/// @param unit a unit of Grafana's, such as `percentunit` or `ms`
/// @param decimals digits after the point, 0 to 65,535
/// @param min the smallest value a panel reckons with
/// @param max the largest value a panel reckons with
/// @param interval the usual distance between two points in time
/// @param mappings what is shown in place of values
/// @param thresholds colours by value
/// @param color how the field is coloured
/// @param links links on each value
/// @param noValue what is shown where there is no value
/// @param enumConfig the texts of an enum field
/// @param custom settings for one kind of panel, a JSON object
public record FieldConfig(
    @Nullable String displayName,
    @Nullable String displayNameFromDS,
    @Nullable String path,
    @Nullable String description,
    @Nullable Boolean filterable,
    @Nullable Boolean writeable,
    @Nullable String unit,
    @Nullable Integer decimals,
    @Nullable Double min,
    @Nullable Double max,
    @Nullable Duration interval,
    List<ValueMapping> mappings,
    @Nullable Thresholds thresholds,
    @Nullable FieldColor color,
    List<DataLink> links,
    @Nullable String noValue,
    @Nullable EnumConfig enumConfig,
    @Nullable ObjectNode custom) {
  private static final FieldConfig NONE = builder().build();

  /// Copies what can change and checks `decimals` and `interval`. An empty text is none.
  public FieldConfig {
    displayName = JsonText.orNull(displayName);
    displayNameFromDS = JsonText.orNull(displayNameFromDS);
    path = JsonText.orNull(path);
    description = JsonText.orNull(description);
    unit = JsonText.orNull(unit);
    noValue = JsonText.orNull(noValue);
    mappings = List.copyOf(mappings);
    links = List.copyOf(links);
    custom = custom == null ? null : custom.deepCopy();
    if (decimals != null && (decimals < 0 || decimals > 0xFFFF)) {
      throw new IllegalArgumentException("decimals is " + decimals + ", not 0 to 65535");
    }
    if (interval != null && interval.isNegative()) {
      throw new IllegalArgumentException("interval " + interval + " is negative");
    }
  }

  /// A configuration that says nothing.
  public static FieldConfig none() {
    return NONE;
  }

  /// Begins a configuration.
  public static Builder builder() {
    return new Builder();
  }

  /// Reads what [#toJson()] or Grafana wrote. Unknown keys are ignored.
  ///
  /// @throws IllegalArgumentException if a known key has a value of the wrong kind
  public static FieldConfig fromJson(String json) {
    return FieldConfigReader.read(JsonText.read(json));
  }

  /// The configuration as Grafana's JSON object; what is absent is left out.
  public String toJson() {
    return JsonText.write(out -> FieldConfigWriter.write(out, this));
  }

  /// A copy of the panel's own settings.
  @Override
  public @Nullable ObjectNode custom() {
    return custom == null ? null : custom.deepCopy();
  }

  /// A builder that begins with this configuration.
  public Builder toBuilder() {
    return new Builder(this);
  }

  /// Collects a configuration. Confined to one thread.
  ///
  /// ```java
  /// FieldConfig time = FieldConfig.builder().unit("ms").decimals(0).build();
  /// ```
  public static final class Builder {
    private @Nullable String displayName;
    private @Nullable String displayNameFromDS;
    private @Nullable String path;
    private @Nullable String description;
    private @Nullable Boolean filterable;
    private @Nullable Boolean writeable;
    private @Nullable String unit;
    private @Nullable Integer decimals;
    private @Nullable Double min;
    private @Nullable Double max;
    private @Nullable Duration interval;
    private final List<ValueMapping> mappings = new ArrayList<>();
    private @Nullable Thresholds thresholds;
    private @Nullable FieldColor color;
    private final List<DataLink> links = new ArrayList<>();
    private @Nullable String noValue;
    private @Nullable EnumConfig enumConfig;
    private @Nullable ObjectNode custom;

    private Builder() {}

    private Builder(FieldConfig from) {
      displayName = from.displayName;
      displayNameFromDS = from.displayNameFromDS;
      path = from.path;
      description = from.description;
      filterable = from.filterable;
      writeable = from.writeable;
      unit = from.unit;
      decimals = from.decimals;
      min = from.min;
      max = from.max;
      interval = from.interval;
      mappings.addAll(from.mappings);
      thresholds = from.thresholds;
      color = from.color;
      links.addAll(from.links);
      noValue = from.noValue;
      enumConfig = from.enumConfig;
      custom = from.custom;
    }

    /// A name that users cannot override; prefer [#displayNameFromDS(String)].
    public Builder displayName(@Nullable String name) {
      displayName = name;
      return this;
    }

    /// The name shown unless a user gives another.
    public Builder displayNameFromDS(@Nullable String name) {
      displayNameFromDS = name;
      return this;
    }

    /// An explicit path of the field in the source.
    public Builder path(@Nullable String value) {
      path = value;
      return this;
    }

    /// What the field means, shown as a hint.
    public Builder description(@Nullable String text) {
      description = text;
      return this;
    }

    /// Whether values may be made filters.
    public Builder filterable(@Nullable Boolean value) {
      filterable = value;
      return this;
    }

    /// Whether values may be changed at the source.
    public Builder writeable(@Nullable Boolean value) {
      writeable = value;
      return this;
    }

    /// A unit of Grafana's, such as `percentunit`, `ms` or `short`.
    public Builder unit(@Nullable String id) {
      unit = id;
      return this;
    }

    /// Digits after the point, 0 to 65,535.
    public Builder decimals(int digits) {
      decimals = digits;
      return this;
    }

    /// The smallest value a panel reckons with.
    public Builder min(double value) {
      min = value;
      return this;
    }

    /// The largest value a panel reckons with.
    public Builder max(double value) {
      max = value;
      return this;
    }

    /// The usual distance between two points in time; a panel shows larger ones as gaps.
    public Builder interval(@Nullable Duration value) {
      interval = value;
      return this;
    }

    /// Adds what is shown in place of values.
    public Builder mapping(ValueMapping mapping) {
      mappings.add(mapping);
      return this;
    }

    /// Adds mappings.
    public Builder mappings(List<ValueMapping> more) {
      mappings.addAll(more);
      return this;
    }

    /// Colours by value.
    public Builder thresholds(@Nullable Thresholds value) {
      thresholds = value;
      return this;
    }

    /// How the field is coloured.
    public Builder color(@Nullable FieldColor value) {
      color = value;
      return this;
    }

    /// Adds a link on each value.
    public Builder link(DataLink link) {
      links.add(link);
      return this;
    }

    /// Adds links.
    public Builder links(List<DataLink> more) {
      links.addAll(more);
      return this;
    }

    /// What is shown where there is no value.
    public Builder noValue(@Nullable String text) {
      noValue = text;
      return this;
    }

    /// The texts of an enum field.
    public Builder enumConfig(@Nullable EnumConfig value) {
      enumConfig = value;
      return this;
    }

    /// Settings for one kind of panel.
    ///
    /// @throws IllegalArgumentException if it is not a JSON object
    public Builder custom(@Nullable JsonNode object) {
      if (object != null && !(object instanceof ObjectNode)) {
        throw new IllegalArgumentException("custom is not a JSON object: " + object);
      }
      custom = (ObjectNode) object;
      return this;
    }

    /// The configuration.
    public FieldConfig build() {
      return new FieldConfig(
          displayName,
          displayNameFromDS,
          path,
          description,
          filterable,
          writeable,
          unit,
          decimals,
          min,
          max,
          interval,
          mappings,
          thresholds,
          color,
          links,
          noValue,
          enumConfig,
          custom);
    }
  }
}
