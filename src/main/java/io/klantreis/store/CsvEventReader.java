package io.klantreis.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads events from CSV with a header; the separator is a comma, or what the header has instead: a
/// semicolon or a tab.
final class CsvEventReader implements EventReader {
  private static final List<EventField> NEEDED =
      List.of(EventField.CUSTOMER, EventField.TIMESTAMP, EventField.TOUCHPOINT);

  private final FieldMap map;

  CsvEventReader(FieldMap map) {
    this.map = map;
  }

  /// Where a column's cells go: a field, else a property, else nowhere.
  private record Target(String theirs, @Nullable EventField field, @Nullable String property) {}

  @Override
  public void read(InputStream in, EventHandler handler) throws IOException {
    Reader text = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16);
    char separator = separator(text);
    CsvRows rows = new CsvRows(text, separator);
    if (!rows.next()) {
      throw new StoreException("is empty: a CSV file begins with a header");
    }
    List<Target> targets = targets(rows);
    EventDraft draft = new EventDraft();
    while (rows.next()) {
      draft.clear();
      try {
        read(rows, targets, draft);
        handler.event(draft);
      } catch (FieldFault fault) {
        handler.rejected(fault.at(rows.line()), rows.raw());
      }
    }
  }

  private static void read(CsvRows rows, List<Target> targets, EventDraft draft) throws FieldFault {
    if (rows.isBroken()) {
      throw new FieldFault(
          "row", "a quote is wrong or never closed, or it is longer than a row may be");
    }
    int columns = targets.size();
    if (rows.cells() > columns) {
      throw new FieldFault("row", "has " + rows.cells() + " cells, the header " + columns);
    }
    for (int cell = 0; cell < rows.cells(); cell++) {
      if (rows.isEmpty(cell)) {
        continue;
      }
      Target target = targets.get(cell);
      if (target.field != null) {
        EventRules.set(draft, target.field, rows.cell(cell));
      } else if (target.property != null) {
        EventRules.property(draft, target.property, rows.cell(cell));
      }
    }
    EventRules.check(draft);
  }

  private List<Target> targets(CsvRows rows) {
    if (rows.isBroken()) {
      throw new StoreException("has a header that is no CSV: a quote is wrong or never closed");
    }
    List<Target> targets = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    List<String> names = new ArrayList<>();
    for (int cell = 0; cell < rows.cells(); cell++) {
      String theirs = rows.cell(cell).strip();
      names.add(theirs);
      String key = theirs.isEmpty() ? "" : map.key(theirs);
      if (!key.isEmpty() && !keys.add(key)) {
        throw new StoreException("has two columns for " + key);
      }
      EventField field = EventField.of(key);
      String property =
          key.startsWith(EventField.PROPERTIES)
              ? key.substring(EventField.PROPERTIES.length())
              : null;
      targets.add(new Target(theirs, field, property));
    }
    for (String mapped : map.mapped()) {
      if (!names.contains(mapped)) {
        throw new StoreException(
            "has no column \"%s\" to map; it has %s".formatted(mapped, String.join(", ", names)));
      }
    }
    for (EventField needed : NEEDED) {
      if (!keys.contains(needed.id())) {
        throw new StoreException(
            "has no column for %s; it has %s. Name it with --map THEIRS=%s"
                .formatted(needed.id(), String.join(", ", names), needed.id()));
      }
    }
    return targets;
  }

  private static char separator(Reader text) throws IOException {
    text.mark(1 << 14);
    int commas = 0;
    int semicolons = 0;
    int tabs = 0;
    for (int i = 0; i < 1 << 14; i++) {
      int c = text.read();
      if (c < 0 || c == '\n') {
        break;
      }
      commas += c == ',' ? 1 : 0;
      semicolons += c == ';' ? 1 : 0;
      tabs += c == '\t' ? 1 : 0;
    }
    text.reset();
    if (commas > 0) {
      return ',';
    }
    return semicolons >= tabs && semicolons > 0 ? ';' : tabs > 0 ? '\t' : ',';
  }
}
