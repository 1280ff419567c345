package io.klantreis.plugin.answer;

import io.klantreis.journey.cell.CellResult;
import io.klantreis.journey.cell.CellResult.Row;
import io.klantreis.journey.funnel.Standing;
import io.klantreis.journey.query.CustomersQuery;
import io.klantreis.journey.query.FunnelQuery.Step;
import io.klantreis.journey.query.Unit;
import io.klantreis.sdk.data.Field;
import io.klantreis.sdk.data.FieldBuilder;
import io.klantreis.sdk.data.FieldConfig;
import io.klantreis.sdk.data.FieldType;
import io.klantreis.sdk.data.Frame;
import io.klantreis.sdk.data.FrameType;
import io.klantreis.sdk.data.ValueMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The people behind a cell, as a table (contract §4.6): the unit's key first.
public final class CellFrames {
  private static final String NAME = "customers";

  private final CustomersQuery query;
  private final Answer answer;
  private final Columns columns;
  private final RunGroups groups;

  public CellFrames(CustomersQuery query, Answer answer) {
    this.query = query;
    this.answer = answer;
    this.columns = new Columns(answer.texts());
    this.groups = new RunGroups(query.funnel(), answer);
  }

  public List<Frame> of(CellResult result) {
    groups.tell(result.facts(), result.warnings());
    if (result.rows().size() < result.all()) {
      answer.notice(new Notices(answer.texts()).rowsCut(result.rows().size(), result.all()));
    }
    Frame.Builder frame = Frame.builder(NAME).meta(answer.meta(FrameType.TABLE));
    keys(result.rows()).forEach(frame::field);
    FieldBuilder entry =
        Field.builder("entry", FieldType.TIME).config(columns.config("entry").build());
    FieldBuilder state = state();
    FieldBuilder reached = columns.step("reached", query.funnel().steps());
    FieldBuilder group = columns.group("group");
    FieldBuilder channel = optional("channel");
    FieldBuilder campaign = optional("campaign");
    List<Step> steps = query.funnel().steps();
    for (Row row : result.rows()) {
      entry.addMillis(row.entryMillis());
      state.add(id(row.standing()));
      reached.add(steps.get(row.furthest()).name());
      group.add(groups.id(row.kind(), row.group()));
      add(channel, row.channel());
      add(campaign, row.campaign());
    }
    frame.field(entry).field(state).field(reached);
    if (query.funnel().breakdown() != null) {
      frame.field(group);
    }
    frame.field(channel).field(campaign);
    times(result.rows()).forEach(frame::field);
    return List.of(frame.build());
  }

  static String id(Standing standing) {
    return standing.name().toLowerCase(Locale.ROOT);
  }

  /// What names a unit: its customer, and its product or its beginning; or a property's value.
  private List<FieldBuilder> keys(List<Row> rows) {
    Unit unit = query.terms().unit();
    boolean ofCustomers = !(unit instanceof Unit.Property);
    var fields = new ArrayList<FieldBuilder>();
    FieldBuilder key =
        unit instanceof Unit.Property property
            ? Field.builder(property.key(), FieldType.STRING)
            : columns.text("customer");
    boolean hidden =
        ofCustomers || unit instanceof Unit.Property by && Privacy.isCustomerKey(by.key());
    rows.forEach(row -> key.add(hidden ? answer.privacy().shown(row.key()) : row.key()));
    fields.add(key);
    if (unit instanceof Unit.CustomerProduct) {
      FieldBuilder product = optional("product");
      rows.forEach(row -> add(product, row.part()));
      fields.add(product);
    } else if (unit instanceof Unit.Session) {
      FieldBuilder session =
          Field.builder("session", FieldType.TIME).config(columns.config("session").build());
      rows.forEach(row -> session.addMillis(row.unitMillis()));
      fields.add(session);
    }
    return fields;
  }

  private FieldBuilder state() {
    return Field.builder("state", FieldType.STRING)
        .config(columns.config("state").mappings(states(answer.texts())).build());
  }

  static List<ValueMapping> states(Texts texts) {
    return List.of(
        ValueMapping.text("converted", texts.text("value.converted"), "green"),
        ValueMapping.text("open", texts.text("value.open"), "blue"),
        ValueMapping.text("dropped", texts.text("value.dropped"), "orange"),
        ValueMapping.text("elsewhere", texts.text("value.elsewhere"), "text"));
  }

  private FieldBuilder optional(String name) {
    return Field.builder(name, FieldType.STRING).nullable().config(columns.config(name).build());
  }

  private static void add(FieldBuilder field, @org.jspecify.annotations.Nullable String value) {
    if (value == null) {
      field.addNull();
    } else {
      field.add(value);
    }
  }

  private List<FieldBuilder> times(List<Row> rows) {
    var fields = new ArrayList<FieldBuilder>();
    List<Step> steps = query.funnel().steps();
    for (int k = 1; k < steps.size(); k++) {
      int step = k;
      FieldBuilder time =
          Field.builder("step" + (k + 1), FieldType.TIME)
              .nullable()
              .config(FieldConfig.builder().displayNameFromDS(steps.get(k).label()).build());
      rows.forEach(row -> {
        if (row.times()[step] == CellResult.NOT_MADE) {
          time.addNull();
        } else {
          time.addMillis(row.times()[step]);
        }
      });
      fields.add(time);
    }
    return fields;
  }
}
