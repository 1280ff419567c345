package io.klantreis.plugin.answer;

import io.klantreis.journey.query.InStageQuery;
import io.klantreis.journey.query.Unit;
import io.klantreis.journey.stage.InStageResult;
import io.klantreis.journey.stage.InStageResult.Person;
import io.klantreis.journey.stage.InStageResult.Summary;
import io.klantreis.sdk.data.Field;
import io.klantreis.sdk.data.FieldBuilder;
import io.klantreis.sdk.data.FieldType;
import io.klantreis.sdk.data.Frame;
import io.klantreis.sdk.data.FrameType;
import io.klantreis.sdk.data.Thresholds;
import io.klantreis.sdk.data.ValueMapping;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Who stands where, as frames (contract §4.6): `table`, `summary` or `alert`.
public final class InStageFrames {
  private static final String NAME = "inStage";
  private static final double MIDDLE = 0.5;

  private final InStageQuery query;
  private final Answer answer;
  private final Columns columns;

  public InStageFrames(InStageQuery query, Answer answer) {
    this.query = query;
    this.answer = answer;
    this.columns = new Columns(answer.texts());
  }

  /// Whether the answer has customers' keys.
  public static boolean showsCustomers(InStageQuery query) {
    return query.format() == InStageQuery.Format.TABLE
        && (!(query.terms().unit() instanceof Unit.Property property)
            || Privacy.isCustomerKey(property.key()));
  }

  public List<Frame> of(InStageResult result) {
    answer.stat("stat.eventsRead", result.facts().eventsRead());
    answer.stat("stat.units", result.facts().units());
    answer.stat("stat.inStage", result.all());
    new Notices(answer.texts()).of(result.warnings()).forEach(answer::notice);
    return List.of(
        switch (query.format()) {
          case TABLE -> table(result);
          case SUMMARY -> summary(result.summaries());
          case ALERT -> alert(result.summaries());
        });
  }

  private Frame table(InStageResult result) {
    List<Person> people = result.people();
    if (people.size() < result.all()) {
      answer.notice(new Notices(answer.texts()).peopleCut(people.size(), result.all()));
    }
    Frame.Builder frame = Frame.builder(NAME).meta(answer.meta(FrameType.TABLE));
    who(frame, people);
    FieldBuilder stage = columns.text("stage");
    FieldBuilder label = columns.text("label");
    FieldBuilder since =
        Field.builder("since", FieldType.TIME).config(columns.config("since").build());
    FieldBuilder age = columns.millis("age");
    FieldBuilder percentile =
        Field.builder("percentile", FieldType.FLOAT64)
            .nullable()
            .config(
                columns
                    .config("percentile")
                    .unit("percentunit")
                    .min(0)
                    .max(1)
                    .thresholds(levels())
                    .build());
    FieldBuilder stuck = flag("stuck");
    FieldBuilder target = columns.millis("target");
    FieldBuilder over = flag("overTarget").nullable();
    FieldBuilder last = columns.text("last");
    FieldBuilder lastSeen =
        Field.builder("lastSeen", FieldType.TIME).config(columns.config("lastSeen").build());
    for (Person person : people) {
      stage.add(person.stage());
      label.add(person.label().in(query.terms().language()));
      since.addMillis(person.since());
      age.add((double) person.age());
      percentile.addOrNull(person.percentile());
      stuck.add(person.stuck());
      target.addOrNull(person.target());
      if (Double.isNaN(person.target())) {
        over.addNull();
      } else {
        over.add(person.age() > person.target());
      }
      last.add(person.last());
      lastSeen.addMillis(person.lastMillis());
    }
    return frame
        .field(stage)
        .field(label)
        .field(since)
        .field(age)
        .field(percentile)
        .field(stuck)
        .field(target)
        .field(over)
        .field(last)
        .field(lastSeen)
        .build();
  }

  /// Yellow from the middle on, where red does not begin before.
  private Thresholds levels() {
    Thresholds green = Thresholds.absolute("green");
    Thresholds most = query.stuckAt() > MIDDLE ? green.from(MIDDLE, "yellow") : green;
    return most.from(query.stuckAt(), "red");
  }

  /// The unit's key comes first, as the asker may see it.
  private void who(Frame.Builder frame, List<Person> people) {
    FieldBuilder customer = columns.text("customer");
    FieldBuilder unit = columns.text("unit").nullable();
    boolean ofProperty = query.terms().unit() instanceof Unit.Property;
    boolean isKey =
        query.terms().unit() instanceof Unit.Property property
            && Privacy.isCustomerKey(property.key());
    for (Person person : people) {
      customer.add(answer.privacy().shown(person.customer()));
      String value = person.unit();
      unit.add(isKey && value != null ? answer.privacy().shown(value) : value);
    }
    if (!ofProperty) {
      frame.field(customer);
    }
    if (ofProperty || query.terms().unit() instanceof Unit.CustomerProduct) {
      frame.field(unit);
    }
  }

  private FieldBuilder flag(String name) {
    return Field.builder(name, FieldType.BOOL)
        .config(
            columns
                .config(name)
                .mappings(
                    List.of(
                        ValueMapping.text("true", answer.texts().text("value.yes"), "red"),
                        ValueMapping.text("false", answer.texts().text("value.no"), "green")))
                .build());
  }

  private Frame summary(List<Summary> summaries) {
    FieldBuilder stage = columns.text("stage");
    FieldBuilder label = columns.text("label");
    FieldBuilder here = columns.count("inStage");
    FieldBuilder stuck = nullableCount("stuckCount");
    FieldBuilder stuckShare = columns.share("stuckShare");
    FieldBuilder stuckAfter = columns.millis("stuckAfter");
    FieldBuilder target = columns.millis("target");
    FieldBuilder over = nullableCount("overTarget");
    FieldBuilder median = columns.millis("medianAge");
    FieldBuilder oldest = columns.millis("oldest");
    FieldBuilder usual = columns.millis("usual");
    FieldBuilder stays = columns.count("stays");
    for (Summary summary : summaries) {
      stage.add(summary.stage());
      label.add(summary.label().in(query.terms().language()));
      here.add(summary.inStage());
      addKnown(stuck, summary.stuck() >= 0, summary.stuck());
      stuckShare.addOrNull(stuckShare(summary));
      stuckAfter.addOrNull(summary.stuckAge());
      target.addOrNull(summary.target());
      addKnown(over, !Double.isNaN(summary.target()), summary.overTarget());
      median.addOrNull(summary.medianAge());
      oldest.addOrNull(summary.oldest());
      usual.addOrNull(summary.usual());
      stays.add(summary.stays());
    }
    return Frame.builder(NAME)
        .meta(answer.meta(FrameType.TABLE))
        .field(stage)
        .field(label)
        .field(here)
        .field(stuck)
        .field(stuckShare)
        .field(target)
        .field(over)
        .field(median)
        .field(oldest)
        .field(usual)
        .field(stays)
        .field(stuckAfter)
        .build();
  }

  private FieldBuilder nullableCount(String name) {
    return Field.builder(name, FieldType.INT64)
        .nullable()
        .config(columns.config(name).min(0).build());
  }

  private static void addKnown(FieldBuilder field, boolean known, long value) {
    if (known) {
      field.add(value);
    } else {
      field.addNull();
    }
  }

  private static double stuckShare(Summary summary) {
    return summary.stuck() < 0 || summary.inStage() == 0
        ? Double.NaN
        : (double) summary.stuck() / summary.inStage();
  }

  private Frame alert(List<Summary> summaries) {
    if (summaries.stream().allMatch(summary -> summary.stays() == 0)) {
      return Frame.noData(NAME, answer.meta(FrameType.NUMERIC_LONG));
    }
    FieldBuilder model = columns.text("model");
    FieldBuilder stage = columns.text("stage");
    FieldBuilder value = value();
    for (Summary summary : summaries) {
      model.add(query.terms().scope().model().id());
      stage.add(summary.stage());
      boolean few = summary.stays() < query.terms().minSample();
      value.addOrNull(few ? Double.NaN : metric().applyAsDouble(summary));
    }
    return Frame.builder(NAME)
        .meta(answer.meta(FrameType.NUMERIC_LONG))
        .field(model)
        .field(stage)
        .field(value)
        .build();
  }

  private FieldBuilder value() {
    return switch (query.metric()) {
      case STUCK -> named("stuckCount", "none");
      case STUCK_SHARE -> named("stuckShare", "percentunit");
      case IN_STAGE -> named("inStage", "none");
      case OVER_TARGET -> named("overTarget", "none");
      case MEDIAN_AGE -> named("medianAge", "ms");
      case OLDEST -> named("oldest", "ms");
    };
  }

  private FieldBuilder named(String key, String unit) {
    return Field.builder("value", FieldType.FLOAT64)
        .nullable()
        .config(columns.config(key).unit(unit).min(0).build());
  }

  private ToDoubleFunction<Summary> metric() {
    return switch (query.metric()) {
      case STUCK -> summary -> summary.stuck() < 0 ? Double.NaN : summary.stuck();
      case STUCK_SHARE -> InStageFrames::stuckShare;
      case IN_STAGE -> Summary::inStage;
      case OVER_TARGET ->
          summary -> Double.isNaN(summary.target()) ? Double.NaN : summary.overTarget();
      case MEDIAN_AGE -> Summary::medianAge;
      case OLDEST -> Summary::oldest;
    };
  }
}
