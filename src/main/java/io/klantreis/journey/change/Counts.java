package io.klantreis.journey.change;

import io.klantreis.journey.funnel.FunnelResult.Kind;
import io.klantreis.journey.funnel.FunnelResult.Row;
import java.util.List;

/// How many of a group's runs stood at each step and how many went on, recent and before.
record Counts(Kind kind, long[][] converted, long[][] entered) {
  static final int RECENT = 0;
  static final int BASE = 1;

  Counts(Kind kind, int steps) {
    this(kind, new long[2][steps], new long[2][steps]);
  }

  void add(int when, List<Row> rows) {
    for (int k = 0; k < rows.size(); k++) {
      Row row = rows.get(k);
      entered[when][k] += row.matured();
      converted[when][k] += row.matured() == 0 ? 0 : Math.round(row.conversion() * row.matured());
    }
  }

  void add(Counts other) {
    for (int when : new int[] {RECENT, BASE}) {
      for (int k = 0; k < entered[when].length; k++) {
        entered[when][k] += other.entered[when][k];
        converted[when][k] += other.converted[when][k];
      }
    }
  }

  /// How many runs began.
  long size() {
    return entered[RECENT][0] + entered[BASE][0];
  }
}
