package io.klantreis.plugin.answer;

import io.klantreis.journey.explain.Explanation;
import io.klantreis.journey.explain.Explanation.Act;
import io.klantreis.journey.explain.Explanation.Deed;
import io.klantreis.journey.explain.Explanation.RunStory;
import io.klantreis.journey.explain.Explanation.UnitStory;
import io.klantreis.journey.explain.Explanation.Verdict;
import io.klantreis.journey.model.Stage;
import io.klantreis.journey.query.ExplainQuery;
import io.klantreis.journey.query.FunnelQuery.Step;
import io.klantreis.journey.query.Unit;
import io.klantreis.journey.run.FixedNames;
import io.klantreis.sdk.data.Field;
import io.klantreis.sdk.data.FieldBuilder;
import io.klantreis.sdk.data.FieldType;
import io.klantreis.sdk.data.Frame;
import io.klantreis.sdk.data.FrameType;
import io.klantreis.sdk.data.Notice;
import io.klantreis.sdk.data.ValueMapping;
import java.util.ArrayList;
import java.util.List;

/// Why a unit counts where it does: a table of its events, and one of the runs that were looked at.
public final class ExplainFrames {
  private static final int MOST_SAID = 5;

  private final ExplainQuery query;
  private final Answer answer;
  private final Texts texts;
  private final Columns columns;
  private final RunGroups groups;
  private final RunSentences sentences;

  /// @param query its customer is the key
  public ExplainFrames(ExplainQuery query, Answer answer) {
    this.query = query;
    this.answer = answer;
    this.texts = answer.texts();
    this.columns = new Columns(texts);
    this.groups = new RunGroups(query.funnel(), answer);
    this.sentences = new RunSentences(query.funnel(), texts);
  }

  public List<Frame> of(Explanation explanation) {
    groups.tell(explanation.facts(), explanation.warnings());
    List<UnitStory> units = explanation.units();
    units.stream().limit(MOST_SAID).forEach(this::say);
    long deeds = units.stream().mapToLong(unit -> unit.deeds().size()).sum();
    if (deeds > answer.maxRows()) {
      answer.notice(new Notices(texts).rowsCut(answer.maxRows(), deeds));
    }
    return List.of(events(units), runs(units));
  }

  private void say(UnitStory unit) {
    if (unit.verdict() != Verdict.COUNTS) {
      String key = "verdict." + ExplainIds.of(unit.verdict());
      answer.notice(Notice.info(texts.text(key, unitName())));
      return;
    }
    unit.runs().stream()
        .filter(RunStory::counts)
        .limit(MOST_SAID)
        .forEach(run -> answer.notice(Notice.info(unitName() + ": " + sentences.of(run))));
  }

  private String unitName() {
    return query.terms().unit() instanceof Unit.Property property
            && !Privacy.isCustomerKey(property.key())
        ? query.customer()
        : answer.privacy().shown(query.customer());
  }

  private Frame events(List<UnitStory> units) {
    List<FieldBuilder> keys = keys();
    FieldBuilder time = columns.time("time");
    FieldBuilder touchpoint = columns.text("touchpoint");
    FieldBuilder stage = mapped("stage", stages()).nullable();
    FieldBuilder channel = columns.text("channel").nullable();
    FieldBuilder asked = columns.group("asked").nullable();
    FieldBuilder act = mapped("act", acts());
    FieldBuilder step = columns.step("step", steps()).nullable();
    FieldBuilder run = Field.builder("run", FieldType.INT64).nullable();
    FieldBuilder counts = Field.builder("counts", FieldType.BOOL).nullable();
    FieldBuilder explanation = columns.text("explanation");
    boolean someAsked = false;
    int rows = 0;
    for (UnitStory unit : units) {
      for (Deed deed : unit.deeds()) {
        if (rows++ >= answer.maxRows()) {
          break;
        }
        key(keys, unit, deed.customer());
        time.addMillis(deed.timeMillis());
        touchpoint.add(deed.touchpoint());
        stage.add(deed.stage());
        channel.add(deed.channel());
        String value = deed.asked();
        asked.add(value == null ? null : shownValue(value));
        someAsked |= value != null;
        act.add(ExplainIds.of(deed.act()));
        step.add(deed.step() == 0 ? null : steps().get(deed.step() - 1).name());
        run.addValue(deed.run() == 0 ? null : (Object) deed.run());
        counts.addValue(deed.run() == 0 ? null : (Object) deed.counts());
        explanation.add(sentences.of(deed, unit.runs()));
      }
    }
    run.config(columns.config("run").build());
    counts.config(columns.config("counts").build());
    Frame.Builder frame = Frame.builder("explain").meta(answer.meta(FrameType.TABLE));
    keys.forEach(frame::field);
    frame.field(time).field(touchpoint).field(stage).field(channel);
    if (someAsked) {
      frame.field(asked);
    }
    return frame.field(act).field(step).field(run).field(counts).field(explanation).build();
  }

  private List<Step> steps() {
    return query.funnel().steps();
  }

  private String shownValue(String value) {
    var breakdown = query.funnel().breakdown();
    boolean customer =
        breakdown != null && Privacy.isCustomerKey(breakdown.by()) && !FixedNames.isOne(value);
    return customer ? answer.privacy().shown(value) : value;
  }

  /// What tells the units of a customer apart, or the customers of a unit.
  private List<FieldBuilder> keys() {
    return switch (query.terms().unit()) {
      case Unit.CustomerProduct ignored -> List.of(columns.text("product").nullable());
      case Unit.Session ignored -> List.of(columns.time("session"));
      case Unit.Property ignored -> List.of(columns.text("customer"));
      case Unit.Customer ignored -> List.of();
    };
  }

  private void key(List<FieldBuilder> keys, UnitStory unit, String customer) {
    switch (query.terms().unit()) {
      case Unit.CustomerProduct ignored -> keys.getFirst().add(unit.product());
      case Unit.Session ignored -> keys.getFirst().addMillis(unit.firstMillis());
      case Unit.Property ignored -> keys.getFirst().add(answer.privacy().shown(customer));
      case Unit.Customer ignored -> {}
    }
  }

  private FieldBuilder mapped(String name, List<ValueMapping> mappings) {
    return Field.builder(name, FieldType.STRING)
        .config(columns.config(name).mappings(mappings).build());
  }

  private List<ValueMapping> stages() {
    List<ValueMapping> names = new ArrayList<>();
    for (Stage stage : query.terms().scope().model().stages()) {
      names.add(ValueMapping.text(stage.id(), stage.labels().in(query.terms().language())));
    }
    return names;
  }

  private List<ValueMapping> acts() {
    List<ValueMapping> names = new ArrayList<>();
    for (Act act : Act.values()) {
      String id = ExplainIds.of(act);
      names.add(ValueMapping.text(id, texts.text("act." + id), ExplainIds.colour(act)));
    }
    return names;
  }

  private Frame runs(List<UnitStory> units) {
    boolean property = query.terms().unit() instanceof Unit.Property;
    List<FieldBuilder> keys = property ? List.of() : keys();
    FieldBuilder run = Field.builder("run", FieldType.INT64).config(columns.config("run").build());
    FieldBuilder group = columns.group("group").nullable();
    FieldBuilder counts =
        Field.builder("counts", FieldType.BOOL).config(columns.config("counts").build());
    FieldBuilder rates =
        Field.builder("rates", FieldType.BOOL).config(columns.config("rates").build());
    FieldBuilder entry = columns.time("entry");
    FieldBuilder reached = columns.step("reached", steps());
    List<ValueMapping> states = new ArrayList<>(CellFrames.states(texts));
    states.add(ValueMapping.text("tainted", texts.text("value.tainted"), "red"));
    FieldBuilder state = mapped("state", states);
    FieldBuilder ended = mapped("ended", ExplainIds.endings(texts));
    FieldBuilder endedAt = columns.time("endedAt");
    FieldBuilder why = mapped("why", ExplainIds.whys(texts));
    FieldBuilder explanation = columns.text("explanation");
    int rows = 0;
    for (UnitStory unit : units) {
      for (RunStory story : unit.runs()) {
        if (rows++ >= answer.maxRows()) {
          break;
        }
        key(keys, unit, property);
        run.add((long) story.number());
        boolean chosen = story.counts() || story.rates();
        group.add(chosen ? groups.id(story.kind(), story.group()) : null);
        counts.add(story.counts());
        rates.add(story.rates());
        entry.addMillis(story.entryMillis());
        reached.add(steps().get(story.reached() - 1).name());
        state.add(story.tainted() ? "tainted" : CellFrames.id(story.standing()));
        ended.add(ExplainIds.of(story.ending()));
        endedAt.addMillis(Columns.tellable(story.endedMillis()));
        why.add(ExplainIds.of(story.why()));
        explanation.add(sentences.of(story));
      }
    }
    Frame.Builder frame = Frame.builder("runs").meta(answer.withoutNotices(FrameType.TABLE));
    keys.forEach(frame::field);
    frame.field(run);
    if (query.funnel().breakdown() != null) {
      frame.field(group);
    }
    frame.field(counts).field(rates).field(entry).field(reached).field(state).field(ended);
    return frame.field(endedAt).field(why).field(explanation).build();
  }

  private void key(List<FieldBuilder> keys, UnitStory unit, boolean ofProperty) {
    if (!ofProperty) {
      key(keys, unit, "");
    }
  }
}
