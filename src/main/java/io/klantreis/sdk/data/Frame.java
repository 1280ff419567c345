package io.klantreis.sdk.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A table of typed columns: what a query answers. Immutable, and checked when built.
///
/// ```java
/// Frame frame =
///     Frame.builder("funnel")
///         .meta(FrameMeta.of(FrameType.TABLE))
///         .field(Field.strings("step", "cart", "order"))
///         .field(Field.int64("entered", 300, 120))
///         .field(Field.nullableFloat64("conversion", 0.4, null))
///         .build();
/// ```
public final class Frame {
  private final String name;
  private final String refId;
  private final @Nullable FrameMeta meta;
  private final List<Field> fields;
  private final int rows;

  private Frame(String name, String refId, @Nullable FrameMeta meta, List<Field> fields, int rows) {
    this.name = name;
    this.refId = refId;
    this.meta = meta;
    this.fields = fields;
    this.rows = rows;
  }

  /// Begins a frame; a name may be empty.
  public static Builder builder(String name) {
    return new Builder(name);
  }

  /// Begins a frame that is filled row by row.
  public static FrameRows rows(String name) {
    return new FrameRows(name);
  }

  /// The answer "no data" of a typed query: the type and no fields. Alert rules take it as NoData.
  public static Frame noData(String name, FrameMeta meta) {
    return builder(name).meta(meta).build();
  }

  /// The name, possibly empty.
  public String name() {
    return name;
  }

  /// The query's id, empty where the SDK is to fill it in.
  public String refId() {
    return refId;
  }

  /// The meta, or null.
  public @Nullable FrameMeta meta() {
    return meta;
  }

  /// The fields in order; unmodifiable.
  public List<Field> fields() {
    return fields;
  }

  /// The first field with that name.
  public Optional<Field> field(String fieldName) {
    return fields.stream().filter(field -> field.name().equals(fieldName)).findFirst();
  }

  /// How many rows every field has; 0 without fields.
  public int rows() {
    return rows;
  }

  /// The same frame for another query's id.
  public Frame withRefId(String newRefId) {
    return new Frame(name, newRefId, meta, fields, rows);
  }

  /// The same frame with another meta, checked anew against its type.
  public Frame withMeta(FrameMeta newMeta) {
    Frame frame = new Frame(name, refId, newMeta, fields, rows);
    FrameRules.check(frame);
    return frame;
  }

  /// Equal where name, refId, meta and all fields with their values are.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Frame that
        && name.equals(that.name)
        && refId.equals(that.refId)
        && Objects.equals(meta, that.meta)
        && fields.equals(that.fields);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, refId, fields);
  }

  /// Name and size, for messages.
  @Override
  public String toString() {
    return "frame \"" + name + "\": " + fields.size() + " fields, " + rows + " rows";
  }

  /// Collects a frame's fields and checks them. Confined to one thread.
  ///
  /// ```java
  /// Frame.builder("").refId("A").field(Field.bools("ok", true)).build();
  /// ```
  public static final class Builder {
    private final String name;
    private final List<Field> fields = new ArrayList<>();
    private String refId = "";
    private @Nullable FrameMeta meta;
    private boolean lenient;

    private Builder(String name) {
      this.name = name;
    }

    /// The query's id; the SDK fills it in where it is left out.
    public Builder refId(String value) {
      refId = value;
      return this;
    }

    /// What the frame is and how it came about.
    public Builder meta(@Nullable FrameMeta value) {
      meta = value;
      return this;
    }

    /// Adds a field.
    public Builder field(Field field) {
      fields.add(field);
      return this;
    }

    /// Adds a field.
    public Builder field(FieldBuilder field) {
      fields.add(field.build());
      return this;
    }

    /// Adds fields.
    public Builder fields(List<Field> more) {
      fields.addAll(more);
      return this;
    }

    /// Lets pass what the format knows but panels and expressions do not read well: fields without
    /// a name, fields of the same name and labels, enums without texts. For frames of others.
    public Builder lenient() {
      lenient = true;
      return this;
    }

    /// The frame.
    ///
    /// @throws FrameException if fields differ in length, share name and labels, or do not make the
    ///   type that the meta promises
    public Frame build() {
      int rows = fields.isEmpty() ? 0 : fields.getFirst().size();
      Frame frame = new Frame(name, refId, meta, List.copyOf(fields), rows);
      FrameRules.checkLengths(frame);
      if (!lenient) {
        FrameRules.checkFields(frame);
      }
      FrameRules.check(frame);
      return frame;
    }
  }
}
