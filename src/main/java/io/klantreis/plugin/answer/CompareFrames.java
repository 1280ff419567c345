package io.klantreis.plugin.answer;

import io.klantreis.journey.compare.CompareResult;
import io.klantreis.journey.compare.CompareResult.Compared;
import io.klantreis.journey.compare.CompareResult.Effect;
import io.klantreis.journey.compare.CompareResult.Line;
import io.klantreis.journey.funnel.FunnelResult.Row;
import io.klantreis.journey.query.Axis;
import io.klantreis.journey.query.ComparePresetsQuery;
import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.FunnelQuery.Preset;
import io.klantreis.journey.query.FunnelQuery.Step;
import io.klantreis.plugin.question.Names;
import io.klantreis.sdk.data.Field;
import io.klantreis.sdk.data.FieldBuilder;
import io.klantreis.sdk.data.FieldType;
import io.klantreis.sdk.data.Frame;
import io.klantreis.sdk.data.FrameType;
import io.klantreis.sdk.data.ValueMapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// A funnel under every preset as two tables: a row a preset and step, and a row an axis.
public final class CompareFrames {
  private static final String NAME = "comparePresets";

  private final ComparePresetsQuery query;
  private final Answer answer;
  private final Texts texts;
  private final Columns columns;
  private final AxisWords words;
  private final RunGroups groups;

  public CompareFrames(ComparePresetsQuery query, Answer answer) {
    this.query = query;
    this.answer = answer;
    this.texts = answer.texts();
    this.columns = new Columns(texts);
    this.words = new AxisWords(texts);
    this.groups = new RunGroups(query.base(), answer);
  }

  public List<Frame> of(CompareResult result) {
    groups.tell(result.facts(), result.warnings());
    answer.stat("stat.funnels", result.asked());
    var notices = new Notices(texts);
    if (!query.given().isEmpty()) {
      answer.notice(notices.given(query.given().stream().sorted().toList()));
    }
    if (!query.given().contains("window")) {
      answer.notice(notices.windowOfOthers(query.base().windowMillis()));
    }
    return List.of(presets(result.presets()), axes(result.presets()));
  }

  private Frame presets(List<Compared> presets) {
    FieldBuilder preset = preset();
    FieldBuilder group = columns.group("group");
    FieldBuilder step = columns.text("step");
    FieldBuilder label = columns.text("label");
    List<FieldBuilder> counts = counts("entered", "converted", "open", "dropped");
    List<FieldBuilder> rates =
        List.of(
            columns.share("conversion"),
            columns.share("conversionTotal"),
            columns.millis("medianTime"));
    FieldBuilder difference =
        Field.builder("difference", FieldType.INT64).config(columns.config("difference").build());
    FieldBuilder axes = Field.builder("axes", FieldType.STRING);
    FieldBuilder explanation = columns.text("explanation");
    Map<String, String> sets = new LinkedHashMap<>();
    for (Compared one : presets) {
      for (int line = 0; line < one.lines().size(); line++) {
        Line told = one.lines().get(line);
        preset.add(id(one.query()));
        place(told, group, step, label);
        numbers(told.row(), counts, rates);
        difference.add(told.difference());
        axes.add(ids(told.axes()));
        sets.put(ids(told.axes()), names(told.axes()));
        explanation.add(explanation(one, line));
      }
    }
    Frame.Builder frame = Frame.builder(NAME).meta(answer.meta(FrameType.TABLE)).field(preset);
    if (query.base().breakdown() != null) {
      frame.field(group);
    }
    frame.field(step).field(label);
    counts.forEach(frame::field);
    rates.forEach(frame::field);
    sets.remove("");
    List<ValueMapping> shown = new ArrayList<>();
    sets.forEach((id, name) -> shown.add(ValueMapping.text(id, name)));
    axes.config(columns.config("axes").mappings(shown).build());
    return frame.field(difference).field(axes).field(explanation).build();
  }

  private List<FieldBuilder> counts(String... names) {
    var fields = new ArrayList<FieldBuilder>();
    for (String name : names) {
      fields.add(columns.count(name));
    }
    return fields;
  }

  private void place(Line told, FieldBuilder group, FieldBuilder step, FieldBuilder label) {
    Step asked = query.base().steps().get(told.step());
    group.add(groups.id(told.kind(), told.group()));
    step.add(asked.name());
    label.add(asked.label());
  }

  private static void numbers(
      @org.jspecify.annotations.Nullable Row row,
      List<FieldBuilder> counts,
      List<FieldBuilder> rates) {
    counts.get(0).add(row == null ? 0 : row.entered());
    counts.get(1).add(row == null ? 0 : row.converted());
    counts.get(2).add(row == null ? 0 : row.open());
    counts.get(3).add(row == null ? 0 : row.dropped());
    rates.get(0).addOrNull(row == null ? Double.NaN : row.conversion());
    rates.get(1).addOrNull(row == null ? Double.NaN : row.conversionTotal());
    rates.get(2).addOrNull(row == null ? Double.NaN : row.medianTime());
  }

  private FieldBuilder preset() {
    List<ValueMapping> names = new ArrayList<>();
    for (Preset preset : Preset.values()) {
      String id = Names.PRESET.name(preset);
      names.add(ValueMapping.text(id, texts.text("preset." + id)));
    }
    return Field.builder("preset", FieldType.STRING)
        .config(columns.config("preset").mappings(names).build());
  }

  private static String id(FunnelQuery funnel) {
    return Names.PRESET.name(funnel.preset());
  }

  private static String ids(Set<Axis> axes) {
    return axes.stream().map(AxisWords::id).collect(Collectors.joining(", "));
  }

  private String names(Set<Axis> axes) {
    return axes.stream().map(words::name).collect(Collectors.joining(", "));
  }

  private String explanation(Compared one, int line) {
    Line told = one.lines().get(line);
    String base = texts.text("preset." + id(query.base()));
    if (one.query() == query.base()) {
      return texts.text("compare.base");
    }
    if (told.axes().isEmpty()) {
      return texts.text("compare.same", base);
    }
    long difference = told.difference();
    String key = difference > 0 ? "more" : difference < 0 ? "fewer" : "asMany";
    String parts =
        one.effects().stream()
            .filter(effect -> told.axes().contains(effect.axis()))
            .map(effect -> part(one, effect, line))
            .collect(Collectors.joining(", "));
    String said = texts.text("compare." + key, Math.abs(difference), base, parts);
    return told.interact() ? said + " " + texts.text("compare.interact") : said;
  }

  private String part(Compared one, Effect effect, int line) {
    Axis axis = effect.axis();
    return texts.text(
        "compare.part",
        words.name(axis),
        words.shown(axis, AxisWords.value(axis, one.query())),
        words.shown(axis, AxisWords.value(axis, query.base())),
        signed(effect.moves().get(line)));
  }

  private static String signed(long number) {
    return number > 0 ? "+" + number : number < 0 ? "−" + -number : "0";
  }

  private Frame axes(List<Compared> presets) {
    FieldBuilder preset = preset();
    FieldBuilder axis =
        Field.builder("axis", FieldType.STRING)
            .config(columns.config("axis").mappings(axisNames()).build());
    FieldBuilder base = Field.builder("baseValue", FieldType.STRING);
    FieldBuilder value = Field.builder("value", FieldType.STRING);
    FieldBuilder group = columns.group("group");
    FieldBuilder step = columns.text("step");
    FieldBuilder label = columns.text("label");
    FieldBuilder alone =
        Field.builder("alone", FieldType.INT64).config(columns.config("alone").build());
    FieldBuilder needed =
        Field.builder("needed", FieldType.BOOL).config(columns.config("needed").build());
    Map<String, String> values = new LinkedHashMap<>();
    for (Compared one : presets) {
      for (Effect effect : one.effects()) {
        String theirs = AxisWords.value(effect.axis(), one.query());
        String ours = AxisWords.value(effect.axis(), query.base());
        values.put(theirs, words.shown(effect.axis(), theirs));
        values.put(ours, words.shown(effect.axis(), ours));
        for (int line = 0; line < one.lines().size(); line++) {
          preset.add(id(one.query()));
          axis.add(AxisWords.id(effect.axis()));
          base.add(ours);
          value.add(theirs);
          place(one.lines().get(line), group, step, label);
          alone.add(effect.moves().get(line));
          needed.add(one.needed().contains(effect.axis()));
        }
      }
    }
    List<ValueMapping> shown = new ArrayList<>();
    values.forEach((id, name) -> {
      if (!id.equals(name)) {
        shown.add(ValueMapping.text(id, name));
      }
    });
    base.config(columns.config("baseValue").mappings(shown).build());
    value.config(columns.config("presetValue").mappings(shown).build());
    Frame.Builder frame =
        Frame.builder("axes").meta(answer.withoutNotices(FrameType.TABLE)).field(preset);
    frame.field(axis).field(base).field(value);
    if (query.base().breakdown() != null) {
      frame.field(group);
    }
    return frame.field(step).field(label).field(alone).field(needed).build();
  }

  private List<ValueMapping> axisNames() {
    List<ValueMapping> names = new ArrayList<>();
    for (Axis axis : Axis.values()) {
      names.add(ValueMapping.text(AxisWords.id(axis), words.name(axis)));
    }
    return names;
  }
}
