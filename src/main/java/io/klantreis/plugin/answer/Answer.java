package io.klantreis.plugin.answer;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.klantreis.journey.query.JourneyQuery;
import io.klantreis.journey.query.Terms;
import io.klantreis.plugin.question.QueryText;
import io.klantreis.sdk.data.FrameMeta;
import io.klantreis.sdk.data.FrameType;
import io.klantreis.sdk.data.Notice;
import io.klantreis.sdk.data.QueryStat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// All that an answer's frames say beside their numbers. Confined to one thread and one answer.
public final class Answer {
  /// How the answer came about.
  ///
  /// @param plan what answered, such as the source, its watermark and the size of the index
  /// @param dataVersion changes whenever the data does
  /// @param maxRows the most rows or points of an answer
  public record Origin(String plan, String dataVersion, int maxRows) {
    public Origin {
      requireNonNull(plan, "plan is null");
      requireNonNull(dataVersion, "dataVersion is null");
    }
  }

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final JourneyQuery query;
  private final Origin origin;
  private final Privacy privacy;
  private final Texts texts;
  private final List<Notice> notices = new ArrayList<>();
  private final List<QueryStat> stats = new ArrayList<>();

  public Answer(JourneyQuery query, Origin origin, Privacy privacy) {
    this.query = requireNonNull(query, "query is null");
    this.origin = requireNonNull(origin, "origin is null");
    this.privacy = requireNonNull(privacy, "privacy is null");
    this.texts = Texts.in(query.terms().language());
  }

  Texts texts() {
    return texts;
  }

  Privacy privacy() {
    return privacy;
  }

  int maxRows() {
    return origin.maxRows();
  }

  /// Adds something that the reader must know.
  void notice(Notice notice) {
    notices.add(notice);
  }

  /// Says that the newest events could not be read.
  public void stale(String reason) {
    notice(new Notices(texts).stale(reason));
  }

  /// Says that there is nothing to count yet.
  public void emptyStore() {
    notice(new Notices(texts).empty());
  }

  /// Says that nobody has such a product, persona or segment.
  public void unknownValue(String field, String value, @Nullable String nearest) {
    notice(new Notices(texts).unknownValue(field, value, nearest));
  }

  /// Says that nobody has such a property.
  public void unknownKey(String key, @Nullable String nearest) {
    notice(new Notices(texts).unknownKey(key, nearest));
  }

  /// Says that these options of steps have no meaning where steps have no order.
  public void saysNothingInAnyOrder(Collection<String> options) {
    notice(new Notices(texts).saysNothingInAnyOrder(options));
  }

  /// Says that a file with a stage model cannot be used.
  public void faultyModel(String fault) {
    notice(new Notices(texts).faultyModel(fault));
  }

  void stat(String key, double value) {
    stats.add(QueryStat.of(texts.text(key), value));
  }

  /// Adds how long it took.
  public void took(double millis) {
    stats.add(QueryStat.of(texts.text("stat.took"), millis, "ms"));
  }

  /// The meta of the answer's first or only frame.
  FrameMeta meta(FrameType type) {
    return withoutNotices(type).toBuilder().notices(notices).build();
  }

  /// The meta of the frames after the first: notices are told once.
  FrameMeta withoutNotices(FrameType type) {
    ObjectNode custom = JsonNodeFactory.instance.objectNode();
    custom.put("dataVersion", origin.dataVersion());
    custom.set("semantics", Semantics.of(query));
    return FrameMeta.builder(type)
        .executedQueryString(executed())
        .custom(custom)
        .stats(stats)
        .build();
  }

  /// The question in full, and below it what decides the answer and is no part of a question.
  private String executed() {
    Terms terms = query.terms();
    String range =
        "from %s to %s"
            .formatted(
                Instant.ofEpochMilli(terms.fromMillis()), Instant.ofEpochMilli(terms.toMillis()));
    String limits =
        "minSample %d, maxRows %d, customers seen as %s, minVerbatims %d"
            .formatted(
                terms.minSample(),
                origin.maxRows(),
                privacy.sees().name().toLowerCase(Locale.ROOT),
                privacy.minVerbatims());
    try {
      return JSON.writeValueAsString(QueryText.write(query))
          + "\n-- "
          + String.join("\n-- ", range, limits, origin.plan());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
