package io.klantreis.sdk.data;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a frame is and how it came about: type, notices, statistics, the query that was run.
///
/// ```java
/// FrameMeta.builder(FrameType.TABLE)
///     .executedQueryString("funnel …")
///     .notice(Notice.info("12 of 300 entries are still open"))
///     .stat(QueryStat.of("Events read", 120_000))
///     .build();
/// ```
///
/// @param type what the frame is, or null for an untyped frame
/// @param typeVersion the version of the type's contract; `0.0` where there is no type
/// @param path a path for streaming or browsing
/// @param pathSeparator what separates the parts of the path
/// @param custom anything else, a JSON value
/// @param stats numbers about the query
/// @param notices remarks shown by the panel
/// @param channel the Live channel that continues this frame
/// @param visualisation the panel that Explore should choose
/// @param visualisationPluginId a panel plugin that Explore should choose
/// @param executedQueryString what was really run, for the query inspector
/// @param dataTopic `annotations`, or null for data
/// @param uniqueRowIdFields indices of the fields that together identify a row
public record FrameMeta(
    @Nullable FrameType type,
    TypeVersion typeVersion,
    @Nullable String path,
    @Nullable String pathSeparator,
    @Nullable JsonNode custom,
    List<QueryStat> stats,
    List<Notice> notices,
    @Nullable String channel,
    @Nullable Visualisation visualisation,
    @Nullable String visualisationPluginId,
    @Nullable String executedQueryString,
    @Nullable String dataTopic,
    List<Integer> uniqueRowIdFields) {

  /// A version of a frame type's contract.
  ///
  /// @param major the first number
  /// @param minor the second number
  public record TypeVersion(int major, int minor) {
    /// No version: the frame has no type.
    public static final TypeVersion NONE = new TypeVersion(0, 0);

    /// The version of all types today.
    public static final TypeVersion V0_1 = new TypeVersion(0, 1);

    /// Checks that neither number is negative.
    public TypeVersion {
      if (major < 0 || minor < 0) {
        throw new IllegalArgumentException("type version " + major + "." + minor);
      }
    }
  }

  /// A panel that Explore can choose.
  public enum Visualisation {
    /// Time series.
    GRAPH("graph"),
    /// Table.
    TABLE("table"),
    /// Log lines.
    LOGS("logs"),
    /// Spans of one trace.
    TRACE("trace"),
    /// Nodes and edges.
    NODE_GRAPH("nodeGraph"),
    /// Flame graph.
    FLAMEGRAPH("flamegraph");

    private final String id;

    Visualisation(String id) {
      this.id = id;
    }

    /// The name in Grafana's formats.
    public String id() {
      return id;
    }
  }

  private static final FrameMeta NONE = builder().build();

  /// Copies what can change. An empty text is none.
  public FrameMeta {
    path = JsonText.orNull(path);
    pathSeparator = JsonText.orNull(pathSeparator);
    channel = JsonText.orNull(channel);
    visualisationPluginId = JsonText.orNull(visualisationPluginId);
    executedQueryString = JsonText.orNull(executedQueryString);
    dataTopic = JsonText.orNull(dataTopic);
    custom = custom == null ? null : custom.deepCopy();
    stats = List.copyOf(stats);
    notices = List.copyOf(notices);
    uniqueRowIdFields = List.copyOf(uniqueRowIdFields);
  }

  /// A meta that says nothing.
  public static FrameMeta none() {
    return NONE;
  }

  /// A meta with only a type, at its version of today.
  public static FrameMeta of(FrameType type) {
    return builder(type).build();
  }

  /// Begins the meta of an untyped frame.
  public static Builder builder() {
    return new Builder();
  }

  /// Begins the meta of a frame of that type, at its version of today.
  public static Builder builder(FrameType type) {
    return new Builder().type(type, TypeVersion.V0_1);
  }

  /// Reads what [#toJson()] or Grafana wrote. Unknown keys are ignored.
  ///
  /// @throws IllegalArgumentException if a known key has a value of the wrong kind
  public static FrameMeta fromJson(String json) {
    return FrameMetaJson.read(JsonText.read(json));
  }

  /// The meta as Grafana's JSON object; what is absent is left out, save `typeVersion`.
  public String toJson() {
    return JsonText.write(out -> FrameMetaJson.write(out, this));
  }

  /// A copy of the custom value.
  @Override
  public @Nullable JsonNode custom() {
    return custom == null ? null : custom.deepCopy();
  }

  /// A builder that begins with this meta.
  public Builder toBuilder() {
    return new Builder(this);
  }

  /// Collects a meta. Confined to one thread.
  ///
  /// ```java
  /// FrameMeta.builder().visualisation(Visualisation.NODE_GRAPH).build();
  /// ```
  public static final class Builder {
    private @Nullable FrameType type;
    private TypeVersion typeVersion = TypeVersion.NONE;
    private @Nullable String path;
    private @Nullable String pathSeparator;
    private @Nullable JsonNode custom;
    private final List<QueryStat> stats = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();
    private @Nullable String channel;
    private @Nullable Visualisation visualisation;
    private @Nullable String visualisationPluginId;
    private @Nullable String executedQueryString;
    private @Nullable String dataTopic;
    private List<Integer> uniqueRowIdFields = List.of();

    private Builder() {}

    private Builder(FrameMeta from) {
      type = from.type;
      typeVersion = from.typeVersion;
      path = from.path;
      pathSeparator = from.pathSeparator;
      custom = from.custom;
      stats.addAll(from.stats);
      notices.addAll(from.notices);
      channel = from.channel;
      visualisation = from.visualisation;
      visualisationPluginId = from.visualisationPluginId;
      executedQueryString = from.executedQueryString;
      dataTopic = from.dataTopic;
      uniqueRowIdFields = from.uniqueRowIdFields;
    }

    /// What the frame is, and the version of that type's contract.
    public Builder type(@Nullable FrameType value, TypeVersion version) {
      type = value;
      typeVersion = version;
      return this;
    }

    /// A path for streaming or browsing, and what separates its parts.
    public Builder path(@Nullable String value, @Nullable String separator) {
      path = value;
      pathSeparator = separator;
      return this;
    }

    /// Anything else, a JSON value.
    public Builder custom(@Nullable JsonNode value) {
      custom = value;
      return this;
    }

    /// Adds a number about the query.
    public Builder stat(QueryStat stat) {
      stats.add(stat);
      return this;
    }

    /// Adds numbers about the query.
    public Builder stats(List<QueryStat> more) {
      stats.addAll(more);
      return this;
    }

    /// Adds a remark.
    public Builder notice(Notice notice) {
      notices.add(notice);
      return this;
    }

    /// Adds remarks.
    public Builder notices(List<Notice> more) {
      notices.addAll(more);
      return this;
    }

    /// The Live channel that continues this frame, such as `ds/<uid>/<path>`.
    public Builder channel(@Nullable String value) {
      channel = value;
      return this;
    }

    /// The panel that Explore should choose.
    public Builder visualisation(@Nullable Visualisation value) {
      visualisation = value;
      return this;
    }

    /// A panel plugin that Explore should choose.
    public Builder visualisationPluginId(@Nullable String id) {
      visualisationPluginId = id;
      return this;
    }

    /// What was really run, for the query inspector.
    public Builder executedQueryString(@Nullable String text) {
      executedQueryString = text;
      return this;
    }

    /// `annotations` where the frame is not data.
    public Builder dataTopic(@Nullable String topic) {
      dataTopic = topic;
      return this;
    }

    /// Indices of the fields that together identify a row.
    public Builder uniqueRowIdFields(Integer... indices) {
      uniqueRowIdFields = List.of(indices);
      return this;
    }

    /// The meta.
    public FrameMeta build() {
      return new FrameMeta(
          type,
          typeVersion,
          path,
          pathSeparator,
          custom,
          stats,
          notices,
          channel,
          visualisation,
          visualisationPluginId,
          executedQueryString,
          dataTopic,
          uniqueRowIdFields);
    }
  }
}
